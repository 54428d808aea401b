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

class TransitionsTest {
    private static final Transitions RIGHT = new Transitions(SourcesNeeded.MAJORITY);

    @Test
    void everyPhaseIsLeftOnlyByTheChangesOfTheDiagram() {
        assertEquals(List.of("AddTenant -> STEADY", "AdmitJoin -> PREPARE"), exits(steady()));
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
        assertEquals("node e cannot join now: epoch 5 is in DATA_COPY of session 1 (JOIN of d)", refused.sentence());
    }

    @Test
    void aRepeatedAdmissionUnderTheSameTokenIsTheSameMigration() {
        Topology now = accepted(steady(), join("d", "h:4", "token"));
        Decision again = RIGHT.decide(now, now.epoch(), join("d", "h:4", "token"));
        assertEquals(now, ((Decision.Accepted) again).topology());
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

    private static List<String> exits(Topology from) {
        List<String> exits = new ArrayList<>();
        long session = 1;
        for (Change change : List.of(
                new Change.AddTenant("u", 3),
                join("d", "h:4", null),
                new Change.BeginDualWrite(session),
                new Change.BeginCopy(session),
                new Change.BeginVerify(session),
                new Change.CutOver(session, evidence(2)),
                new Change.PublishNew(session),
                new Change.Finish(session),
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

    private static Change.AdmitJoin join(String node, String address, String token) {
        return new Change.AdmitJoin(new NodeId(node), address, token);
    }

    private static Topology accepted(Topology from, Change change) {
        return switch (RIGHT.decide(from, from.epoch(), change)) {
            case Decision.Accepted accepted -> accepted.topology();
            case Decision.Refused refused -> throw new AssertionError(refused.sentence());
        };
    }
}
