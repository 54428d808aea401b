package theseus.node.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static theseus.node.topology.JoinOfD.RIGHT;
import static theseus.node.topology.JoinOfD.accepted;
import static theseus.node.topology.JoinOfD.cleanup;
import static theseus.node.topology.JoinOfD.cutover;
import static theseus.node.topology.JoinOfD.dataCopy;
import static theseus.node.topology.JoinOfD.dualWrite;
import static theseus.node.topology.JoinOfD.evidence;
import static theseus.node.topology.JoinOfD.join;
import static theseus.node.topology.JoinOfD.prepare;
import static theseus.node.topology.JoinOfD.retreat;
import static theseus.node.topology.JoinOfD.steady;
import static theseus.node.topology.JoinOfD.verify;
import static theseus.node.topology.JoinOfD.version;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Which phase may follow which.
class TransitionsTest {
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
    void aTenantNeedsAsManyNodesAsReplicas() {
        Decision decision = RIGHT.decide(steady(), steady().epoch(), new Change.AddTenant("u", 5));
        assertEquals(
                "replication factor 5 for tenant 'u'; expected 1 to 3, the number of nodes on the ring",
                ((Decision.Refused) decision).sentence());
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
}
