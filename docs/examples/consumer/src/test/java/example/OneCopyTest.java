package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import theseus.histories.History;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Budget;
import theseus.histories.check.Expectations;
import theseus.histories.check.Judge;
import theseus.histories.check.Verdict;
import theseus.histories.model.Register;

/// The judge as a library: does the store look like one copy to all of its readers?
class OneCopyTest {
    @Test
    void aStoreWithoutCachesDoes() {
        assertInstanceOf(Verdict.Valid.class, judged(new CachedStore(false)));
    }

    @Test
    void aStoreWithACacheForEachReaderDoesNot() {
        Verdict.Violation violation = assertInstanceOf(Verdict.Violation.class, judged(new CachedStore(true)));
        assertEquals(Anomaly.STALE_READ, violation.findings().getFirst().anomaly());
    }

    private static Verdict judged(CachedStore store) {
        Recorder recorder = new Recorder();
        recorder.write(0, "seats", 9, () -> store.put("seats", 9));
        recorder.read(1, "seats", () -> store.get(1, "seats"));
        recorder.write(0, "seats", 8, () -> store.put("seats", 8));
        recorder.read(2, "seats", () -> store.get(2, "seats"));
        recorder.read(1, "seats", () -> store.get(1, "seats"));
        History history = recorder.history();
        return Judge.judge(history, Expectations.usual(), new Register(), Budget.usual())
                .verdict();
    }
}
