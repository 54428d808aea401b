package theseus.histories.check.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.histories.Events;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Expectations;
import theseus.histories.check.Finding;
import theseus.histories.model.CasRegister;

class RegisterEvidenceTest {
    @Test
    void anAcknowledgedWriteThatNoLaterReadShowsIsLost() {
        Events events = new Events().done(1, "write", "a").done(2, "read", "a").done(1, "write", "b");
        assertFound(events.done(2, "read", "a").done(3, "read", "a"), Anomaly.LOST_WRITE);
    }

    @Test
    void anAcknowledgedWriteThatIsOverwrittenBeforeAnybodyReadsIsNotLost() {
        assertClean(new Events()
                .done(1, "write", "a")
                .done(1, "write", "b")
                .done(1, "write", "c")
                .done(2, "read", "c"));
    }

    @Test
    void aWriteWhoseEndIsUnknownMayBeLost() {
        assertClean(new Events()
                .done(1, "write", "a")
                .invoke(1, "write", "b")
                .info(1, "write", "b")
                .done(2, "read", "a"));
    }

    @Test
    void aLostFirstWriteLeavesTheBeginning() {
        assertFound(new Events().done(1, "write", "a").done(2, "read", null), Anomaly.LOST_WRITE);
    }

    @Test
    void aReadThatMissesWhatOthersSeeIsStale() {
        assertFound(
                new Events()
                        .done(1, "write", "a")
                        .done(1, "write", "b")
                        .done(2, "read", "a")
                        .done(3, "read", "b")
                        .done(1, "write", "c"),
                Anomaly.STALE_READ);
    }

    @Test
    void aCompareAndSetOfEqualValuesWritesNothingOfItsOwn() {
        assertFound(new Events().done(1, "cas", List.of(7L, 7L)), Anomaly.DIRTY_READ);
        assertClean(new Events()
                .done(1, "write", 7L)
                .done(1, "cas", List.of(7L, 7L))
                .done(1, "cas", List.of(7L, 7L)));
    }

    @Test
    void aReadDuringTheWriteMayMissIt() {
        assertClean(new Events()
                .done(1, "write", "a")
                .invoke(1, "write", "b")
                .done(2, "read", "a")
                .done(3, "read", "b")
                .done(4, "read", "b")
                .ok(1, "write", "b"));
    }

    @Test
    void aWriteThatWasReadIsVisibleBeforeItIsAcknowledged() {
        assertFound(
                new Events()
                        .done(1, "write", "a")
                        .invoke(1, "write", "b")
                        .done(2, "read", "b")
                        .done(3, "read", "a")
                        .done(2, "read", "b")
                        .ok(1, "write", "b"),
                Anomaly.STALE_READ);
    }

    @Test
    void aDeletedValueThatComesBackIsResurrected() {
        assertFound(
                new Events().done(1, "write", "a").done(2, "delete", null).done(3, "read", "a"),
                Anomaly.RESURRECTED_DELETE);
        assertFound(
                new Events()
                        .done(1, "write", "a")
                        .done(2, "delete", null)
                        .done(3, "read", null)
                        .done(3, "read", "a")
                        .done(4, "read", null)
                        .done(1, "write", "c"),
                Anomaly.RESURRECTED_DELETE);
    }

    @Test
    void aValueWrittenAgainAfterTheDeleteIsNotResurrected() {
        assertClean(new Events()
                .done(1, "write", "a")
                .done(2, "delete", null)
                .done(3, "read", null)
                .done(1, "write", "b")
                .done(3, "read", "b"));
    }

    @Test
    void aDeleteInProgressMayOrMayNotBeSeen() {
        assertClean(new Events()
                .done(1, "write", "a")
                .invoke(2, "delete", null)
                .done(3, "read", "a")
                .done(4, "read", null)
                .ok(2, "delete", null));
    }

    @Test
    void nilOfAnEarlierDeleteIsStaleOnceSomethingWasWrittenAfterTheLastOne() {
        assertFound(
                new Events()
                        .done(1, "delete", null)
                        .done(1, "write", "a")
                        .done(2, "read", null)
                        .done(2, "read", "a")
                        .done(1, "write", "b"),
                Anomaly.STALE_READ);
        assertClean(new Events().done(1, "write", "a").done(1, "delete", null).done(2, "read", null));
    }

    @Test
    void aValueThatNobodyWroteIsDirty() {
        assertFound(new Events().done(1, "write", "a").done(2, "read", "z").done(1, "write", "b"), Anomaly.DIRTY_READ);
    }

    @Test
    void aValueThatWasRefusedIsDirty() {
        assertFound(
                new Events()
                        .invoke(1, "write", "a")
                        .fail(1, "write", "a")
                        .done(2, "read", "a")
                        .done(1, "write", "b"),
                Anomaly.DIRTY_READ);
    }

    @Test
    void aValueReadBeforeItsWriteBeganIsDirty() {
        assertFound(new Events().done(2, "read", "a").done(1, "write", "a"), Anomaly.DIRTY_READ);
    }

    @Test
    void aValueOfACrashedWriteIsNotDirty() {
        assertClean(new Events()
                .invoke(1, "write", "a")
                .done(2, "read", "a")
                .info(1, "write", "a")
                .done(3, "read", "a"));
    }

    @Test
    void theValueAtTheBeginningIsNotDirty() {
        var history = new Events()
                .done(1, "read", 7L)
                .done(2, "write", 8L)
                .done(1, "read", 8L)
                .history();
        assertEquals(
                List.of(),
                Evidence.gather(history, Expectations.usual(), new CasRegister(7L))
                        .findings());
    }

    @Test
    void twoSwapsOfOneValueLoseAnUpdate() {
        assertFound(
                new Events()
                        .done(1, "write", 1L)
                        .done(1, "cas", List.of(1L, 2L))
                        .done(2, "cas", List.of(1L, 3L))
                        .done(1, "write", 9L),
                Anomaly.LOST_WRITE,
                Anomaly.LOST_UPDATE);
    }

    @Test
    void swapsOneAfterTheOtherLoseNothing() {
        assertClean(new Events()
                .done(1, "write", 1L)
                .done(1, "cas", List.of(1L, 2L))
                .done(2, "cas", List.of(2L, 3L))
                .done(3, "read", 3L));
    }

    @Test
    void aValueThatWasWrittenTwiceProvesNothing() {
        assertClean(new Events()
                .done(1, "write", 1L)
                .done(1, "write", 2L)
                .done(1, "write", 1L)
                .done(2, "read", 1L));
    }

    @Test
    void oneVersionWithTwoValuesIsADuplicate() {
        assertFound(
                new Events()
                        .done(1, "write", "a", "QUORUM", "v1")
                        .done(1, "write", "b", "QUORUM", "v2")
                        .done(2, "read", "a", "QUORUM", "v2")
                        .done(2, "write", "c", "QUORUM", "v3"),
                Anomaly.LOST_WRITE,
                Anomaly.DUPLICATE);
    }

    @Test
    void aStaleReadAtOneBreaksNoPromise() {
        Events events = new Events()
                .done(1, "write", "a", "QUORUM", "v1")
                .done(1, "write", "b", "QUORUM", "v2")
                .done(2, "read", "a", "ONE", "v1")
                .done(2, "read", "b", "QUORUM", "v2");
        assertClean(events);
        Evidence evidence = Evidence.gather(events.history(), Expectations.usual(), new CasRegister());
        Staleness one = evidence.staleness().get(0);
        assertEquals(new Staleness("ONE", "STEADY", 1, 1, 1, 1_000, 1_000, 1_000), one);
    }

    @Test
    void aDirtyReadAtOneBreaksItsPromise() {
        assertFound(
                new Events().done(2, "read", "z", "ONE", "v1").done(1, "write", "a", "QUORUM", "v2"),
                Anomaly.DIRTY_READ);
    }

    @Test
    void aWriteAtOneNeedNotBeSeenAtQuorum() {
        assertClean(new Events()
                .done(1, "write", "a", "QUORUM", "v1")
                .done(1, "write", "b", "ONE", "v2")
                .done(2, "read", "a", "QUORUM", "v1")
                .invoke(3, "write", "c"));
    }

    @Test
    void readsThatDisagreeAfterTheLastWriteDiverge() {
        assertFound(
                new Events()
                        .done(1, "write", "a", "ONE", "v1")
                        .done(1, "write", "b", "ONE", "v2")
                        .pause(5_000_000_000L)
                        .done(2, "read", "b", "ONE", "v2")
                        .done(2, "read", "a", "ONE", "v1"),
                Anomaly.DIVERGENCE);
    }

    @Test
    void readsAtOneMayDisagreeUntilTheKeyHasSettled() {
        assertClean(new Events()
                .done(1, "write", "a", "ONE", "v1")
                .done(1, "write", "b", "ONE", "v2")
                .done(2, "read", "b", "ONE", "v2")
                .done(2, "read", "a", "ONE", "v1")
                .pause(5_000_000_000L)
                .done(2, "read", "b", "ONE", "v2")
                .done(2, "read", "b", "ONE", "v2"));
    }

    @Test
    void nobodyIsAskedToAgreeBeforeTheSystemIsLeftAlone() {
        Events events = new Events()
                .done(1, "write", "a", "ONE", "v1")
                .done(1, "write", "b", "ONE", "v2")
                .pause(5_000_000_000L)
                .done(2, "read", "b", "ONE", "v2")
                .done(2, "read", "a", "ONE", "v1");
        assertEquals(List.of(), found(events, Expectations.usual().calmFrom(6_000_000_000L, 1_000_000_000L)));
        assertEquals(
                List.of(Anomaly.DIVERGENCE),
                found(events, Expectations.usual().calmFrom(3_000_000_000L, 1_000_000_000L)));
        assertEquals(List.of(), found(events, Expectations.usual().calmFrom(3_000_000_000L, 4_000_000_000L)));
    }

    @Test
    void aCrashedWriteMayArriveLateButNotGoAgain() {
        Events late = new Events()
                .done(1, "write", "a", "ONE", "v1")
                .invoke(3, "write", "b")
                .info(3, "write", "b")
                .pause(5_000_000_000L)
                .done(2, "read", "a", "ONE", "v1")
                .done(2, "read", "b", "ONE", "v2");
        assertClean(late);
        assertFound(late.done(2, "read", "a", "ONE", "v1"), Anomaly.DIVERGENCE);
    }

    static void assertClean(Events events) {
        assertFound(events);
    }

    static void assertFound(Events events, Anomaly... expected) {
        assertEquals(List.of(expected), found(events, Expectations.usual()));
    }

    private static List<Anomaly> found(Events events, Expectations expectations) {
        return Evidence.gather(events.history(), expectations, new CasRegister()).findings().stream()
                .map(Finding::anomaly)
                .toList();
    }
}
