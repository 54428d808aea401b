package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import theseus.histories.Operation;
import theseus.histories.bench.Mix;
import theseus.histories.bench.Simulated;
import theseus.histories.bench.Spoiled;
import theseus.histories.model.CasRegister;

/// Fifty clients at a time, and values that are written again and again: whoever tries every order of the writes comes
/// to no end.
class CrowdedRegisterTest {
    private static final Budget BUDGET = Budget.of(Duration.ofMinutes(1));

    @ParameterizedTest
    @ValueSource(ints = {5, 20, 100})
    void oneInOrderIsValid(int values) {
        assertEquals(new Verdict.Valid(), judged(history(values, false)).verdict());
        assertEquals(new Verdict.Valid(), judged(history(values, true)).verdict());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneWithAStaleReadIsNot(boolean cas) {
        KeyVerdict judged = judged(Spoiled.byStaleRead(history(100, cas), 3));
        List<Finding> findings =
                assertInstanceOf(Verdict.Violation.class, judged.verdict()).findings();
        Finding first = findings.getFirst();
        assertTrue(first.operations().size() < 60, first.sentence());
        assertTrue(
                first.sentence()
                        .matches("w.* finished before .* began, as did all \\d+ operations .*: a contradiction\\..*"),
                first.sentence());
    }

    private static List<Operation> history(int values, boolean cas) {
        return Simulated.history(new Mix(10_000, 1, 50, values, cas, 0), 3);
    }

    private static KeyVerdict judged(List<Operation> history) {
        return Linearizability.perKey(history, new CasRegister(), BUDGET).getFirst();
    }
}
