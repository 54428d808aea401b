package theseus.node.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;
import theseus.node.store.Version;

class TransitionsTest {
    private static final Transitions RIGHT = new Transitions(SourcesNeeded.MAJORITY);

    @Test
    void everyPhaseIsLeftOnlyByTheChangesOfTheDiagram() {
        assertEquals(List.of("AddTenant -> STEADY", "BeginCollection -> STEADY", "Admit -> PREPARE"), exits(steady()));
        assertEquals(List.of("BeginDualWrite -> DUAL_WRITE", "Abort -> STEADY"), exits(prepare()));
        assertEquals(List.of("BeginCopy -> DATA_COPY", "Abort -> STEADY"), exits(dualWrite()));
        assertEquals(List.of("BeginVerify -> VERIFY", "Abort -> STEADY"), exits(dataCopy()));
        assertEquals(List.of("CutOver -> CUTOVER", "Abort -> STEADY"), exits(verify()));
        assertEquals(List.of("PublishNew -> CLEANUP", "Abort -> RETREAT"), exits(cutover()));
        assertEquals(List.of("Finish -> STEADY"), exits(retreat()));
        assertEquals(List.of("Finish -> STEADY"), exits(cleanup()));
    }

    @Test
    void epochsAreConsecutiveAndEachProposalIsForOne() {
        Topology now = steady();
        for (Topology next : List.of(prepare(), dualWrite(), dataCopy(), verify(), cutover(), cleanup())) {
            assertEquals(now.epoch() + 1, next.epoch());
            now = next;
        }
        Decision late = RIGHT.decide(verify(), verify().epoch() - 1, new Change.Abort(1, "late"));
        assertEquals(Transitions.STALE_PROPOSAL, ((Decision.Refused) late).code());
    }

    @Test
    void noEvidenceNoCutover() {
        Evidence none = new Evidence(new TreeMap<>());
        Decision decision = RIGHT.decide(verify(), verify().epoch(), new Change.CutOver(1, none));
        Decision.Refused refused = (Decision.Refused) decision;
        assertTrue(refused.sentence().startsWith("cutover to epoch 7 refused: range 1 of"), refused.sentence());
    }

    @Test
    void oneSourceIsNoEvidenceButUnderTheFlaw() {
        Evidence one = evidence(1);
        Change cutOver = new Change.CutOver(1, one);
        assertTrue(RIGHT.decide(verify(), verify().epoch(), cutOver) instanceof Decision.Refused);
        Transitions wrong = new Transitions(SourcesNeeded.ONE);
        assertTrue(wrong.decide(verify(), verify().epoch(), cutOver) instanceof Decision.Accepted);
    }

    @Test
    void aSecondMigrationIsAConflictThatNamesTheFirst() {
        Decision decision = RIGHT.decide(dataCopy(), dataCopy().epoch(), join("e", "h:9", null));
        Decision.Refused refused = (Decision.Refused) decision;
        assertEquals(Transitions.CONFLICT, refused.code());
        assertEquals(
                "a join of e cannot begin now: epoch 5 is in DATA_COPY of session 1 (join of d)", refused.sentence());
    }

    @Test
    void aRepeatedAdmissionUnderTheSameTokenIsTheSameMigration() {
        Topology now = accepted(steady(), join("d", "h:4", "token"));
        Decision again = RIGHT.decide(now, now.epoch(), join("d", "h:4", "token"));
        assertEquals(now, ((Decision.Accepted) again).topology());
    }

    @Test
    void theFloorRisesInTwoStepsAndNeverFalls() {
        Topology rising = accepted(steady(), new Change.BeginCollection(version(9)));
        long since = rising.epoch();
        assertEquals(new Floor(Version.NONE, 0, new Floor.Rising(version(9), since)), rising.floor());
        Topology risen = accepted(rising, new Change.FinishCollection(since));
        assertEquals(new Floor(version(9), risen.epoch(), null), risen.floor());
        assertEquals(
                Transitions.INVALID,
                refused(risen, new Change.BeginCollection(version(9))).code());
        assertEquals(
                Transitions.CONFLICT,
                refused(risen, new Change.FinishCollection(since)).code());
    }

    @Test
    void anAbandonedCollectionLeavesTheFloorWhereItWas() {
        Topology rising = accepted(steady(), new Change.BeginCollection(version(9)));
        Topology abandoned = accepted(rising, new Change.AbandonCollection(rising.epoch(), "test"));
        assertEquals(Floor.NONE, abandoned.floor());
    }

    @Test
    void aMigrationAbandonsACollectionAndNoneBeginsDuringIt() {
        Topology rising = accepted(steady(), new Change.BeginCollection(version(9)));
        assertEquals(Floor.NONE, accepted(rising, join("d", "h:4", null)).floor());
        assertEquals(
                "tombstones cannot be collected now: epoch 5 is in DATA_COPY of session 1 (join of d)",
                refused(dataCopy(), new Change.BeginCollection(version(9))).sentence());
        Transitions wrong = new Transitions(
                SourcesNeeded.MAJORITY,
                CollectWhen.ALWAYS,
                AdmitWhen.NOTHING_MOVES,
                Transitions.Edge.CUTOVER,
                Transitions.Departure.BY_MIGRATION);
        Change begin = new Change.BeginCollection(version(9));
        assertTrue(wrong.decide(dataCopy(), dataCopy().epoch(), begin) instanceof Decision.Accepted);
    }

    @Test
    void aTenantNeedsAsManyNodesAsReplicas() {
        Decision decision = RIGHT.decide(steady(), steady().epoch(), new Change.AddTenant("u", 5));
        assertEquals(
                "replication factor 5 for tenant 'u'; expected 1 to 3, the number of nodes on the ring",
                ((Decision.Refused) decision).sentence());
    }

    @Test
    void aSessionIsNeverUsedAgain() {
        Topology aborted = accepted(prepare(), new Change.Abort(1, "test"));
        assertEquals(2, accepted(aborted, join("d", "h:4", null)).openSession());
    }

    @Test
    void whatMayWaitHasItsTurnAfterwards() {
        Topology now = accepted(prepare(), new Change.Admit(new Admission.Join(new NodeId("e"), "h:5"), null, true));
        now = accepted(now, new Change.Admit(new Admission.Leave(new NodeId("a")), null, true));
        assertEquals(2, now.queue().size());
        now = accepted(now, new Change.Abort(1, "test"));
        now = accepted(now, new Change.AdmitNext());
        assertEquals(
                "join of e", now.phase().migration().orElseThrow().request().words());
        now = accepted(now, new Change.Abort(2, "test"));
        // a leave that would leave two nodes for three replicas has become impossible, and is dropped
        now = accepted(now, new Change.AdmitNext());
        assertEquals(PhaseName.STEADY, now.phase().label());
        assertTrue(now.queue().isEmpty());
    }

    @Test
    void theNextOneWaitsUntilTheOneBeforeHasCleanedUpUnlessTheyMayOverlap() {
        Topology queued = accepted(cleanup(), new Change.Admit(new Admission.Join(new NodeId("e"), "h:5"), null, true));
        assertTrue(refused(queued, new Change.AdmitNext()).sentence().startsWith("nothing can have its turn"));
        Transitions wrong = new Transitions(
                SourcesNeeded.MAJORITY,
                CollectWhen.NOTHING_MOVES,
                AdmitWhen.THE_NEW_RING_IS_PUBLISHED,
                Transitions.Edge.CUTOVER,
                Transitions.Departure.BY_MIGRATION);
        Decision.Accepted begun = (Decision.Accepted) wrong.decide(queued, queued.epoch(), new Change.AdmitNext());
        Migration overlapping = begun.topology().phase().migration().orElseThrow();
        assertEquals(List.of("a", "b", "c", "e"), names(overlapping.after()));
        assertEquals(
                List.of("a", "b", "c", "d", "e"),
                names(AdmitWhen.THE_NEW_RING_IS_PUBLISHED.to(begun.topology(), overlapping)));
    }

    private static List<String> names(Placement placement) {
        return placement.ring().members().stream().map(NodeId::name).toList();
    }

    @Test
    void theIdOfADeadNodeIsRetiredForEver() {
        Topology four = finished(cleanup());
        Topology now = accepted(
                four, new Change.Admit(new Admission.Replace(new NodeId("a"), new NodeId("e"), "h:5"), null, false));
        assertEquals(
                List.of("b", "c", "d", "e"),
                now.phase().migration().orElseThrow().after().ring().members().stream()
                        .map(NodeId::name)
                        .toList());
        Topology replaced = finished(driven(now));
        Decision again = RIGHT.decide(replaced, replaced.epoch(), join("a", "h:1", null));
        assertEquals(
                "the id a belonged to a node that died; a new node needs a new id",
                ((Decision.Refused) again).sentence());
    }

    @Test
    void aFactorGrowsAndShrinksWithinTheRing() {
        Topology four = finished(cleanup());
        Topology grown = finished(driven(accepted(four, refactor(4))));
        assertEquals(4, grown.placement().factors().get("t"));
        Topology shrunk = finished(driven(accepted(grown, refactor(1))));
        assertEquals(1, shrunk.placement().factors().get("t"));
        Decision tooMany = RIGHT.decide(four, four.epoch(), refactor(5));
        assertEquals(
                "5 replicas for tenant 't'; expected 1 to 4, the number of nodes on the ring",
                ((Decision.Refused) tooMany).sentence());
    }

    @Test
    void aPausedMigrationKeepsItsPhaseAndCanBeAborted() {
        Topology paused = accepted(dataCopy(), new Change.Pause(1));
        assertEquals(PhaseName.DATA_COPY, paused.phase().label());
        assertTrue(paused.paused());
        assertEquals(
                dataCopy().epoch() + 2, accepted(paused, new Change.Resume(1)).epoch());
        assertEquals(
                "test",
                accepted(paused, new Change.Abort(1, "test")).lastReport().reason());
    }

    @Test
    void aDeadLeaverIsNotWaitedForAndItsIdIsRetired() {
        Topology four = finished(cleanup());
        Change leave = new Change.Admit(new Admission.Leave(new NodeId("b")), null, false);
        Topology moving = accepted(four, leave);
        Change dead = new Change.DeclareDead(2, new NodeId("b"));
        assertTrue(refused(moving, dead).sentence().contains("nobody waits for b to clean up"), "not before CLEANUP");
        Topology cleanup = driven(moving);
        assertTrue(refused(cleanup, new Change.DeclareDead(2, new NodeId("c")))
                .sentence()
                .contains("c has nothing to clean up"));
        Topology without = accepted(cleanup, dead);
        assertEquals(cleanup.epoch() + 1, without.epoch());
        assertEquals(PhaseName.CLEANUP, without.phase().label());
        assertTrue(without.retired().contains(new NodeId("b")));
        assertEquals(without.epoch(), accepted(without, dead).epoch(), "said twice");
        Topology ended = finished(without);
        assertTrue(refused(ended, join("b", "h:9", null)).sentence().contains("belonged to a node that died"));
    }

    private static Change.Admit refactor(int factor) {
        return new Change.Admit(new Admission.Refactor("t", factor), null, false);
    }

    /// From PREPARE to CLEANUP.
    private static Topology driven(Topology now) {
        long session = now.openSession();
        now = accepted(now, new Change.BeginDualWrite(session));
        now = accepted(now, new Change.BeginCopy(session));
        now = accepted(now, new Change.BeginVerify(session));
        SortedMap<Integer, SortedMap<NodeId, List<NodeId>>> verified = new TreeMap<>();
        for (PlannedRange range : now.phase().migration().orElseThrow().plan()) {
            SortedMap<NodeId, List<NodeId>> byTarget = new TreeMap<>();
            for (NodeId target : range.targets()) byTarget.put(target, range.old());
            verified.put(range.index(), byTarget);
        }
        now = accepted(now, new Change.CutOver(session, new Evidence(verified)));
        return accepted(now, new Change.PublishNew(session));
    }

    private static Topology finished(Topology cleanup) {
        return accepted(cleanup, new Change.Finish(cleanup.openSession(), MoveCounts.NONE, new TreeMap<>()));
    }

    private static List<String> exits(Topology from) {
        List<String> exits = new ArrayList<>();
        long session = 1;
        for (Change change : List.of(
                new Change.AddTenant("u", 3),
                new Change.BeginCollection(version(9)),
                join("d", "h:4", null),
                new Change.BeginDualWrite(session),
                new Change.BeginCopy(session),
                new Change.BeginVerify(session),
                new Change.CutOver(session, evidence(2)),
                new Change.PublishNew(session),
                new Change.Finish(session, MoveCounts.NONE, new TreeMap<>()),
                new Change.Abort(session, "test"))) {
            if (RIGHT.decide(from, from.epoch(), change) instanceof Decision.Accepted accepted)
                exits.add(change.getClass().getSimpleName() + " -> "
                        + accepted.topology().phase().label());
        }
        return exits;
    }

    private static Topology steady() {
        SortedMap<NodeId, String> addresses = new TreeMap<>();
        addresses.put(new NodeId("a"), "h:1");
        Ring ring = new Ring(List.of(new NodeId("a"), new NodeId("b"), new NodeId("c")), 4);
        return accepted(Transitions.genesis(ring, addresses), new Change.AddTenant("t", 3));
    }

    private static Topology prepare() {
        return accepted(steady(), join("d", "h:4", null));
    }

    private static Topology dualWrite() {
        return accepted(prepare(), new Change.BeginDualWrite(1));
    }

    private static Topology dataCopy() {
        return accepted(dualWrite(), new Change.BeginCopy(1));
    }

    private static Topology verify() {
        return accepted(dataCopy(), new Change.BeginVerify(1));
    }

    private static Topology cutover() {
        return accepted(verify(), new Change.CutOver(1, evidence(2)));
    }

    private static Topology retreat() {
        return accepted(cutover(), new Change.Abort(1, "test"));
    }

    private static Topology cleanup() {
        return accepted(cutover(), new Change.PublishNew(1));
    }

    /// Every target has verified so many sources of each range.
    private static Evidence evidence(int sources) {
        SortedMap<Integer, SortedMap<NodeId, List<NodeId>>> verified = new TreeMap<>();
        for (PlannedRange range : prepare().phase().migration().orElseThrow().plan()) {
            SortedMap<NodeId, List<NodeId>> byTarget = new TreeMap<>();
            for (NodeId target : range.targets())
                byTarget.put(target, range.old().subList(0, sources));
            verified.put(range.index(), byTarget);
        }
        return new Evidence(verified);
    }

    private static Change.Admit join(String node, String address, String token) {
        return new Change.Admit(new Admission.Join(new NodeId(node), address), token, false);
    }

    private static Topology accepted(Topology from, Change change) {
        return switch (RIGHT.decide(from, from.epoch(), change)) {
            case Decision.Accepted accepted -> accepted.topology();
            case Decision.Refused refused -> throw new AssertionError(refused.sentence());
        };
    }

    private static Version version(long clock) {
        return new Version(clock, 0, 0);
    }

    private static Decision.Refused refused(Topology now, Change change) {
        return (Decision.Refused) RIGHT.decide(now, now.epoch(), change);
    }
}
