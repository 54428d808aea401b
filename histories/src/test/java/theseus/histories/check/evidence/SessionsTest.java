package theseus.histories.check.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import theseus.histories.Events;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Expectations;
import theseus.histories.check.Finding;
import theseus.histories.check.Promise;
import theseus.histories.model.CasRegister;
import theseus.histories.model.Register;

class SessionsTest {
    private static final Expectations SESSIONS = new Expectations(new TreeMap<>(), Promise.SESSION, 0);

    @Test
    void aSessionThatReadsALowerVersionGoesBack() {
        Events events =
                new Events().invoke(8, "write", "a").invoke(9, "write", "b").done(1, "read", "b", null, "v2");
        assertSessions(events.done(1, "read", "a", null, "v1"), Anomaly.NON_MONOTONIC_READ);
    }

    @Test
    void anotherSessionMayReadALowerVersion() {
        assertSessions(new Events()
                .invoke(8, "write", "a")
                .invoke(9, "write", "b")
                .done(1, "read", "b", null, "v2")
                .done(2, "read", "a", null, "v1")
                .done(1, "read", "b", null, "v2"));
    }

    @Test
    void aSessionThatReadsBelowItsOwnWriteMissesIt() {
        assertSessions(
                new Events()
                        .invoke(8, "write", "a")
                        .done(1, "write", "b", null, "v2")
                        .done(1, "read", "a", null, "v1"),
                Anomaly.READ_YOUR_WRITES);
        assertSessions(new Events()
                .invoke(8, "write", "c")
                .done(1, "write", "b", null, "v2")
                .done(1, "read", "c", null, "v3"));
    }

    @Test
    void aSessionWhoseLaterWriteIsLowerWritesOutOfOrder() {
        assertSessions(
                new Events().done(1, "write", "a", null, "v2").done(1, "write", "b", null, "v1"),
                Anomaly.NON_MONOTONIC_WRITE);
        assertSessions(new Events().done(1, "write", "a", null, "v2").done(2, "write", "b", null, "v1"));
    }

    @Test
    void aWriteBelowWhatItsSessionHasReadDoesNotFollow() {
        assertSessions(
                new Events()
                        .invoke(8, "write", "a")
                        .done(1, "read", "a", null, "v5")
                        .done(1, "write", "b", null, "v4"),
                Anomaly.WRITES_FOLLOW_READS);
        assertSessions(new Events()
                .invoke(8, "write", "a")
                .done(1, "read", "a", null, "v5")
                .done(1, "write", "b", null, "v6"));
    }

    @Test
    void withoutVersionsAReadOfSomethingDefinitelyOlderGoesBack() {
        assertSessions(
                new Events()
                        .done(8, "write", "a")
                        .done(9, "write", "b")
                        .done(1, "read", "b")
                        .done(1, "read", "a"),
                Anomaly.NON_MONOTONIC_READ);
        assertSessions(new Events()
                .invoke(8, "write", "a")
                .invoke(9, "write", "b")
                .ok(8, "write", "a")
                .ok(9, "write", "b")
                .done(1, "read", "b")
                .done(1, "read", "a"));
    }

    @Test
    void withoutVersionsAReadOlderThanTheOwnWriteMissesIt() {
        assertSessions(
                new Events().done(8, "write", "a").done(1, "write", "b").done(1, "read", "a"),
                Anomaly.READ_YOUR_WRITES);
        assertSessions(new Events().done(8, "write", "a").done(1, "write", "b").done(2, "read", "a"));
    }

    @Test
    void withoutVersionsTwoWritesSeenInTheWrongOrder() {
        Events events = new Events().done(8, "write", "a").done(8, "write", "b").done(1, "read", "b");
        assertSessions(events.done(1, "read", "a"), Anomaly.NON_MONOTONIC_WRITE);
        assertSessions(new Events()
                .done(8, "write", "a")
                .done(8, "write", "b")
                .done(1, "read", "a")
                .done(1, "read", "b"));
    }

    @Test
    void withoutVersionsAnAnswerSeenBeforeItsQuestion() {
        Events events = new Events()
                .done(8, "write", "a")
                .done(9, "read", "a")
                .done(9, "write", "b")
                .done(1, "read", "b");
        assertSessions(events.done(1, "read", "a"), Anomaly.WRITES_FOLLOW_READS);
        assertSessions(new Events()
                .done(8, "write", "a")
                .done(9, "read", "a")
                .done(9, "write", "b")
                .done(1, "read", "a")
                .done(1, "read", "b"));
    }

    @Test
    void whoSeesAgainWhatItHadLeftWentBackWhateverTheOrder() {
        Events events = new Events().invoke(8, "write", "a").invoke(9, "write", "b");
        events.done(1, "read", "a").done(1, "read", "b");
        assertSessions(events.done(1, "read", "a"), Anomaly.NON_MONOTONIC_READ);
    }

    @Test
    void anOrderThatIsBrokenOnlyAfterOtherReadsIsBrokenAllTheSame() {
        assertSessions(
                new Events()
                        .invoke(7, "write", "x")
                        .done(8, "write", "a")
                        .done(9, "write", "b")
                        .done(1, "read", "b")
                        .done(1, "read", "x")
                        .done(1, "read", "a"),
                Anomaly.NON_MONOTONIC_READ);
        assertSessions(
                new Events()
                        .done(8, "write", "a")
                        .done(8, "write", "b")
                        .done(8, "write", "c")
                        .done(1, "read", "c")
                        .done(1, "read", "a"),
                Anomaly.NON_MONOTONIC_WRITE);
    }

    @Test
    void aVersionCountsThoughNobodyKnowsWhichWriteHadIt() {
        Events events = new Events().invoke(8, "write", "a").invoke(9, "write", "a");
        assertSessions(
                events.done(1, "read", "a", null, "v2").done(1, "read", "a", null, "v1"), Anomaly.NON_MONOTONIC_READ);
    }

    @Test
    void theVersionOfACompareAndSetIsNotThatOfWhatItSaw() {
        Events events = new Events()
                .done(8, "write", "a", null, "v1")
                .done(9, "write", "b", null, "v2")
                .done(1, "read", "b", null, "v2")
                .invoke(1, "cas", List.of("a", "c"));
        assertSessions(events.ok(1, "cas", List.of("a", "c"), null, "v3"), Anomaly.NON_MONOTONIC_READ);
    }

    @Test
    void whatACompareAndSetReplacedDoesNotComeAfterwards() {
        Events events = new Events()
                .invoke(8, "write", "a")
                .done(9, "cas", List.of("a", "b"))
                .done(1, "read", "b");
        assertSessions(events.done(1, "read", "a").ok(8, "write", "a"), Anomaly.WRITES_FOLLOW_READS);
    }

    @Test
    void whereOneOfTwoReadsShowsNoVersionTheValuesAreCompared() {
        assertSessions(aThenB().done(1, "read", "b", null, "v2").done(1, "read", "a"), Anomaly.NON_MONOTONIC_READ);
        assertSessions(aThenB().done(1, "read", "b").done(1, "read", "a", null, "v1"), Anomaly.NON_MONOTONIC_READ);
    }

    @Test
    void whereBothShowVersionsTheseDecideWhateverElseTheSessionRead() {
        assertSessions(new Events()
                .invoke(7, "write", "z")
                .done(8, "write", "a")
                .done(9, "write", "b")
                .done(1, "read", "z")
                .done(1, "read", "b", null, "v3")
                .done(1, "read", "a", null, "v4"));
    }

    @Test
    void anOwnWriteIsMissedByValueUnlessBothCarryVersions() {
        assertSessions(
                new Events()
                        .done(8, "write", "a")
                        .done(1, "write", "b", null, "v2")
                        .done(1, "read", "a"),
                Anomaly.READ_YOUR_WRITES);
        assertSessions(
                new Events().done(8, "write", "a").done(1, "write", "b").done(1, "read", "a", null, "v1"),
                Anomaly.READ_YOUR_WRITES);
        assertSessions(new Events()
                .invoke(7, "write", "z")
                .done(8, "write", "a")
                .done(1, "write", "b", null, "v2")
                .done(1, "read", "z")
                .done(1, "read", "a", null, "v3"));
    }

    @Test
    void ofTwoSessionsThatGoBackTheFirstInTimeIsTold() {
        Events events = aThenB().done(1, "read", "b").done(2, "read", "b").done(2, "read", "a");
        List<Finding> findings = Evidence.gather(events.done(1, "read", "a").history(), SESSIONS, new CasRegister())
                .findings();
        Finding told = findings.stream()
                .filter(finding -> finding.anomaly() == Anomaly.NON_MONOTONIC_READ)
                .findFirst()
                .orElseThrow();
        assertEquals(2, told.operations().getLast().process());
    }

    private static Events aThenB() {
        return new Events().done(8, "write", "a").done(9, "write", "b");
    }

    @Test
    void aLevelThatOnlyConvergesPromisesNoSession() {
        Events events = new Events()
                .done(1, "write", "a", "ONE", "v2")
                .done(1, "read", null, "ONE", null)
                .done(1, "write", "b", "ONE", "v1");
        assertEquals(
                List.of(),
                Evidence.gather(events.history(), Expectations.usual(), new Register())
                        .findings());
    }

    @Test
    void twoSessionsThatSawTwoWritesInOppositeOrdersSawNoCommonOne() {
        assertSessions(
                aBesideB()
                        .done(1, "read", "a")
                        .done(2, "read", "b")
                        .done(1, "read", "b")
                        .done(2, "read", "a"),
                Anomaly.INCOMPATIBLE_ORDER);
        assertSessions(aBesideB()
                .done(1, "read", "a")
                .done(2, "read", "a")
                .done(1, "read", "b")
                .done(2, "read", "b"));
    }

    @Test
    void twoWritersWhoEachSawTheOtherComeLaterSawNoCommonOrder() {
        assertSessions(
                aBesideB()
                        .ok(8, "write", "a")
                        .ok(9, "write", "b")
                        .done(8, "read", "b")
                        .done(9, "read", "a"),
                Anomaly.INCOMPATIBLE_ORDER);
        assertSessions(aBesideB()
                .ok(8, "write", "a")
                .ok(9, "write", "b")
                .done(8, "read", "b")
                .done(9, "read", "b"));
    }

    @Test
    void anOrderThatTimeAndASessionForbidIsNone() {
        assertSessions(
                new Events()
                        .invoke(7, "write", "x")
                        .done(8, "write", "a")
                        .done(9, "write", "b")
                        .done(1, "read", "x")
                        .done(1, "read", "a")
                        .done(2, "read", "b")
                        .done(2, "read", "x"),
                Anomaly.INCOMPATIBLE_ORDER);
    }

    @Test
    void threeSessionsInARingAreToldOneAfterTheOther() {
        Events events = new Events()
                .invoke(7, "write", "a")
                .invoke(8, "write", "b")
                .invoke(9, "write", "c")
                .done(1, "read", "a")
                .done(1, "read", "b")
                .done(2, "read", "b")
                .done(2, "read", "c")
                .done(3, "read", "c")
                .done(3, "read", "a");
        Finding finding = Evidence.gather(events.history(), SESSIONS, new Register())
                .findings()
                .getFirst();
        assertEquals("""
                Process 1 saw w0 (write "a", process 7) by r3 and then saw w1 (write "b", process 8) by r5; \
                process 2 saw w1 (write "b", process 8) by r7 and then saw w2 (write "c", process 9) by r9; \
                process 3 saw w2 (write "c", process 9) by r11 and then saw w0 (write "a", process 7) by r13: \
                no order of these writes explains what everybody saw.""", finding.sentence());
        assertEquals(9, finding.operations().size());
    }

    @Test
    void whereVersionsTellTheOrderNobodyLooksForOne() {
        assertSessions(aBesideB()
                .done(1, "read", "a", null, "v1")
                .done(2, "read", "b", null, "v2")
                .done(1, "read", "b", null, "v2")
                .done(2, "read", "a", null, "v3"));
    }

    private static Events aBesideB() {
        return new Events().invoke(8, "write", "a").invoke(9, "write", "b");
    }

    private static void assertSessions(Events events, Anomaly... expected) {
        List<Anomaly> found = Evidence.gather(events.history(), SESSIONS, new CasRegister()).findings().stream()
                .map(Finding::anomaly)
                .filter(a -> a != Anomaly.DIVERGENCE)
                .toList();
        assertEquals(List.of(expected), found);
    }
}
