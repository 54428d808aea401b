package theseus.histories.check.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.histories.Events;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Expectations;
import theseus.histories.check.Finding;
import theseus.histories.model.CasRegister;
import theseus.histories.model.Model;
import theseus.histories.model.Register;

/// What counts depends on when it was, at which level, and what was there at first.
class PhasesAndLevelsTest {
    @Test
    void aReadThatTellsNoPhaseIsOfTheOneEnteredLast() {
        Events events = new Events().done(1, "write", "a").done(2, "read", "a").phase(1, "COPY");
        events.done(2, "read", "a").phase(2, "VERIFY").done(1, "write", "b");
        for (int stale = 0; stale < 10; stale++) events.done(3, "read", "a");
        List<Staleness> rows = gathered(events, new Register()).staleness();
        assertEquals(
                List.of("- 1 0", "COPY 1 0", "VERIFY 10 10"),
                rows.stream()
                        .map(row -> row.phase() + " " + row.reads() + " " + row.stale())
                        .toList());
    }

    @Test
    void onlyLinearizableReadsAfterLinearizableWritesMustAgreeAtOnce() {
        assertEquals(1, divergences("QUORUM", "QUORUM"));
        assertEquals(0, divergences("QUORUM", "ONE"));
        assertEquals(0, divergences("ONE", "QUORUM"));
    }

    @Test
    void anAnswerHasNotComeBackWhereReadsOverlap() {
        Events back = settled().done(3, "read", "a", "ONE", null).done(4, "read", "b", "ONE", null);
        assertEquals(1, divergences(back.done(3, "read", "a", "ONE", null)));
        Events overlapping = settled().invoke(3, "read", null).invoke(4, "read", null);
        overlapping.ok(3, "read", "a", "ONE", null).ok(4, "read", "b", "ONE", null);
        assertEquals(0, divergences(overlapping.done(3, "read", "a", "ONE", null)));
        Events late = settled()
                .done(3, "read", "a", "ONE", null)
                .invoke(4, "read", null)
                .invoke(3, "read", null);
        late.ok(4, "read", "b", "ONE", null);
        assertEquals(0, divergences(late.ok(3, "read", "a", "ONE", null)));
    }

    @Test
    void whereSomethingWasThereAtFirstNilIsDirtyUnlessSomebodyDeleted() {
        var model = new CasRegister("x");
        assertEquals(List.of(Anomaly.DIRTY_READ), anomalies(gathered(new Events().done(1, "read", null), model)));
        assertEquals(List.of(), anomalies(gathered(new Events().done(1, "read", "x"), model)));
        assertEquals(
                List.of(),
                anomalies(gathered(new Events().done(2, "delete", null).done(1, "read", null), model)));
    }

    /// A write of `a`, one of `b` of unknown outcome, and then nothing for long.
    private static Events settled() {
        return new Events()
                .done(1, "write", "a", "ONE", null)
                .invoke(2, "write", "b")
                .info(2, "write", "b")
                .pause(5_000_000_000L);
    }

    private static long divergences(String writes, String reads) {
        return divergences(new Events()
                .done(1, "write", "a", writes, null)
                .done(1, "write", "b", writes, null)
                .done(2, "read", "b", reads, null)
                .done(2, "read", "a", reads, null));
    }

    private static long divergences(Events events) {
        return anomalies(gathered(events, new Register())).stream()
                .filter(anomaly -> anomaly == Anomaly.DIVERGENCE)
                .count();
    }

    private static List<Anomaly> anomalies(Evidence evidence) {
        return evidence.findings().stream().map(Finding::anomaly).toList();
    }

    private static Evidence gathered(Events events, Model model) {
        return Evidence.gather(events.history(), Expectations.usual(), model);
    }
}
