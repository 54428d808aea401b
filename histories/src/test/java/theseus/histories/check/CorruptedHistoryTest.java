package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
            int place = random.nextInt(history.size());
            if (!Corruption.WRITE_DROPPED.concerns(history.get(place))) continue;
            Operation written = dropped(
                    history, Corruption.WRITE_DROPPED.in(history, place, random).orElseThrow());
            boolean seen = history.stream()
                    .anyMatch(read -> read.f().equals("read")
                            && read.outcome() instanceof Outcome.Ok(Object value)
                            && written.argument().equals(value));
            List<Operation> without = new ArrayList<>(history);
            without.remove(written);
            assertEquals(seen, judge(without) instanceof Verdict.Violation, written::toString);
            if (seen) noticed++;
        }
        assertTrue(noticed > 10 && noticed < 60, "read were " + noticed);
    }

    @ParameterizedTest
    @EnumSource
    void theVerdictOnACorruptedHistoryIsThatOfBruteForce(Corruption corruption) {
        SplittableRandom random = new SplittableRandom(corruption.ordinal());
        int[] counts = new int[2];
        for (int i = 0; counts[0] < 500; i++) {
            List<Operation> history =
                    withoutKeys(Simulated.history(new Mix(8, 1, 3, i % 2 == 0 ? 0 : 3, false, 50), i));
            assertTrue(BruteForce.linearizable(history, null));
            int place = random.nextInt(history.size());
            if (!corruption.concerns(history.get(place))) continue;
            List<Operation> corrupted = corruption.in(history, place, random).orElse(history);
            if (corrupted == history) continue;
            boolean holds = BruteForce.linearizable(corrupted, null);
            assertEquals(holds, judge(corrupted) instanceof Verdict.Valid, corrupted::toString);
            counts[0]++;
            if (!holds) counts[1]++;
        }
        assertTrue(
                counts[1] > 25 && counts[1] < 500, corruption + ": a violation are " + counts[1] + " of " + counts[0]);
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
