package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.bench.Mix;
import theseus.histories.bench.Simulated;
import theseus.histories.bench.Spoiled;
import theseus.histories.model.CasRegister;
import theseus.histories.model.Model;

/// Histories of a simulated correct register, as they are and corrupted, with the verdict known beforehand.
class CorruptedHistoryTest {
    private static final Model MODEL = new CasRegister();

    @Test
    void whatACorrectRegisterDoesIsLinearizable() {
        for (long seed = 0; seed < 40; seed++) {
            for (Mix mix : List.of(
                    Mix.unique(300, 3, 8),
                    Mix.unique(300, 2, 8).crashing(100),
                    Mix.cas(200, 6, 4),
                    Mix.cas(150, 6, 4).crashing(100)))
                assertEquals(new Verdict.Valid(), judge(Simulated.history(mix, seed)), mix + " " + seed);
        }
    }

    @Test
    void oneStaleReadIsFoundAndShownInAtMostSixOperations() {
        for (long seed = 0; seed < 40; seed++) {
            List<Operation> history = Spoiled.byStaleRead(
                    Simulated.history(Mix.unique(2_000, 1, 20).crashing(50), seed), seed);
            Verdict.Violation violation = assertInstanceOf(Verdict.Violation.class, judge(history));
            assertTrue(violation.findings().getFirst().operations().size() <= 6, violation::toString);
        }
    }

    @Test
    void aValueThatNobodyWroteIsADirtyRead() {
        List<Operation> history = new ArrayList<>(Simulated.history(Mix.unique(500, 1, 10), 5));
        int at = IntStream.range(250, 500)
                .filter(i -> history.get(i).f().equals("read"))
                .findFirst()
                .orElseThrow();
        Operation read = history.get(at);
        history.set(at, Histories.operation("read", null, new Outcome.Ok(999_999L), read.start(), read.finish()));
        Verdict.Violation violation =
                assertInstanceOf(Verdict.Violation.class, judge(List.copyOf(withoutKeys(history))));
        assertEquals(Anomaly.DIRTY_READ, violation.findings().getFirst().anomaly());
    }

    @Test
    void aWriteThatIsDroppedAlthoughItWasReadIsADirtyRead() {
        SplittableRandom random = new SplittableRandom(1);
        List<Operation> history = Simulated.history(Mix.unique(500, 1, 10), 6);
        int noticed = 0;
        for (int i = 0; i < 100; i++) {
            Operation written = dropped(
                    history, Corruption.WRITE_DROPPED.in(history, random).orElseThrow());
            boolean seen = history.stream()
                    .anyMatch(read -> read.f().equals("read")
                            && read.outcome() instanceof Outcome.Ok(Object value)
                            && written.argument().equals(value));
            List<Operation> without = new ArrayList<>(history);
            without.remove(written);
            assertEquals(seen, judge(without) instanceof Verdict.Violation, written::toString);
            if (seen) noticed++;
        }
        assertTrue(noticed > 30 && noticed < 100, "read were " + noticed);
    }

    @Test
    void thePowerScoreTellsABusyHistoryFromAnEmptyOne() {
        List<Operation> busy = Simulated.history(Mix.unique(1_000, 2, 6), 3);
        PowerScore strong = PowerScore.of(busy, MODEL, 100, 1, Budget.usual());
        assertTrue(strong.share() > 0.5, strong::toString);
        assertTrue(strong.counts().get(Corruption.READ_STALE).noticed() > 60, strong::toString);
        List<Operation> writesOnly =
                busy.stream().filter(operation -> operation.f().equals("write")).toList();
        assertEquals(0, PowerScore.of(writesOnly, MODEL, 100, 1, Budget.usual()).share());
    }

    private static Operation dropped(List<Operation> history, List<Operation> without) {
        List<Operation> gone = new ArrayList<>(history);
        gone.removeAll(without);
        return gone.getFirst();
    }

    private static List<Operation> withoutKeys(List<Operation> history) {
        return history.stream()
                .map(operation -> Histories.operation(
                        operation.f(),
                        operation.argument(),
                        operation.outcome(),
                        operation.start(),
                        operation.finish()))
                .toList();
    }

    private static Verdict judge(List<Operation> history) {
        return Linearizability.check(history, MODEL, Budget.usual());
    }
}
