package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.histories.Operation;
import theseus.histories.model.CasRegister;

/// Limits are kept, and what is past them is undecided.
class BudgetTest {
    @Test
    void aHopelessHistoryIsUndecidedInTimeAndSaysHowFarItGot() {
        long began = System.nanoTime();
        Verdict verdict = Linearizability.check(hopeless(), new CasRegister(), Budget.of(Duration.ofMillis(300)));
        long millis = (System.nanoTime() - began) / 1_000_000;
        Verdict.Undecided undecided = assertInstanceOf(Verdict.Undecided.class, verdict);
        assertTrue(undecided.reason().startsWith("its time ran out after "), undecided.reason());
        assertTrue(millis < 2_000, "took " + millis + " ms, on whatever machine");
    }

    @Test
    void tooLittleMemoryIsUndecidedAndNoError() {
        Budget small = new Budget(Duration.ofSeconds(20), 4 << 20);
        Verdict.Undecided undecided =
                assertInstanceOf(Verdict.Undecided.class, Linearizability.check(hopeless(), new CasRegister(), small));
        assertTrue(undecided.reason().contains("memory"), undecided.reason());
    }

    @Test
    void aHardKeyDoesNotHideABadOne() {
        List<Operation> history = new ArrayList<>(hopeless());
        history.add(keyed(Histories.write(1L, 0, 1), "bad"));
        history.add(keyed(Histories.write(1L, 2, 3), "bad"));
        history.add(keyed(Histories.read(2L, 4, 5), "bad"));
        Verdict verdict = Linearizability.check(history, new CasRegister(), Budget.of(Duration.ofMillis(300)));
        assertInstanceOf(Verdict.Violation.class, verdict);
    }

    /// Forty compare-and-sets at once, in rounds, and reads that fit none of them for sure.
    static List<Operation> hopeless() {
        List<Operation> history = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            long from = round * 500;
            for (int i = 0; i < 40; i++) {
                long expected = (i + round) % 7;
                history.add(Histories.cas(expected, (expected * 3 + i) % 7, from + i, from + 1_000 - i));
            }
            history.add(Histories.write(0L, from + 100, from + 200));
            for (int i = 0; i < 40; i++) history.add(Histories.read((i * 5L + round) % 7, from + 300, from + 900));
        }
        return history;
    }

    private static Operation keyed(Operation o, String key) {
        return new Operation(
                o.invoked(),
                o.completed(),
                o.process(),
                o.f(),
                key,
                o.argument(),
                o.outcome(),
                o.start(),
                o.finish(),
                null);
    }
}
