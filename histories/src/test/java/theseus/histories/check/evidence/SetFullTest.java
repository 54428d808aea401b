package theseus.histories.check.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.histories.Events;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

class SetFullTest {
    @Test
    void anElementThatEveryLaterReadShowsIsStable() {
        var set = set(new Events().done(1, "add", 1L).done(1, "add", 2L).done(2, "read", List.of(1L, 2L)));
        assertEquals(new Elements(2, 2, 2, List.of(), 0, List.of(), List.of(), 0, 0, 0), set.report());
        assertFindings(set);
    }

    @Test
    void aKnownElementThatTheLastReadMissesIsLost() {
        var set = set(new Events()
                .done(1, "add", 1L)
                .done(1, "add", 2L)
                .done(2, "read", List.of(1L, 2L))
                .done(2, "read", List.of(2L)));
        assertEquals(List.of("1"), set.report().lost());
        assertEquals(1, set.report().stable());
        assertFindings(set, Anomaly.LOST_WRITE);
    }

    @Test
    void anUnacknowledgedElementThatWasSeenCanBeLost() {
        var set = set(new Events()
                .invoke(1, "add", 1L)
                .info(1, "add", 1L)
                .done(2, "read", List.of(1L))
                .done(2, "read", List.of()));
        assertFindings(set, Anomaly.LOST_WRITE);
    }

    @Test
    void anUnacknowledgedElementThatNobodySawIsNotLost() {
        var set = set(new Events().invoke(1, "add", 1L).info(1, "add", 1L).done(2, "read", List.of()));
        assertEquals(1, set.report().neverRead());
        assertFindings(set);
    }

    @Test
    void anElementThatNoReadCouldSeeYetIsNeverRead() {
        var set = set(new Events().done(2, "read", List.of()).done(1, "add", 1L));
        assertEquals(1, set.report().neverRead());
        assertFindings(set);
    }

    @Test
    void aReadThatBeganBeforeTheElementWasKnownMayMissIt() {
        var set = set(new Events()
                .invoke(2, "read", null)
                .done(1, "add", 1L)
                .ok(2, "read", List.of())
                .done(2, "read", List.of(1L)));
        assertEquals(0, set.report().stableNanosMax());
        assertFindings(set);
    }

    @Test
    void aKnownElementThatIsMissedForAWhileIsStale() {
        var set = set(new Events()
                .done(1, "add", 1L)
                .pause(5_000)
                .done(2, "read", List.of())
                .done(2, "read", List.of(1L)));
        Elements report = set.report();
        assertEquals(List.of("1"), report.stale());
        assertEquals(6_000, report.stableNanosMax());
        assertFindings(set, Anomaly.STALE_READ);
        assertEquals(List.of(), set.findings(false));
    }

    @Test
    void anElementThatFlickersIsStableOnlyFromItsLastAbsence() {
        var set = set(new Events()
                .done(1, "add", 1L)
                .done(2, "read", List.of(1L))
                .done(2, "read", List.of())
                .done(2, "read", List.of(1L)));
        assertEquals(1, set.report().stable());
        assertEquals(3_000, set.report().stableNanosMax());
    }

    @Test
    void anElementThatNobodyAddedIsDirty() {
        assertFindings(set(new Events().done(1, "add", 1L).done(2, "read", List.of(1L, 7L))), Anomaly.DIRTY_READ);
        assertFindings(
                set(new Events().invoke(1, "add", 7L).fail(1, "add", 7L).done(2, "read", List.of(7L))),
                Anomaly.DIRTY_READ);
    }

    @Test
    void anElementReturnedTwiceIsADuplicate() {
        var set = set(new Events().done(1, "add", 1L).done(2, "read", List.of(1L, 1L)));
        assertEquals(List.of("1"), set.report().duplicated());
        assertFindings(set, Anomaly.DUPLICATE);
    }

    @Test
    void anElementInTwoReadsIsNoDuplicate() {
        assertFindings(
                set(new Events().done(1, "add", 1L).done(2, "read", List.of(1L)).done(2, "read", List.of(1L))));
    }

    private static SetFull set(Events events) {
        return new SetFull(null, events.history().operations());
    }

    private static void assertFindings(SetFull set, Anomaly... expected) {
        assertEquals(
                List.of(expected),
                set.findings(true).stream().map(Finding::anomaly).toList());
    }
}
