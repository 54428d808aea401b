package theseus.node.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static theseus.node.topology.JoinOfD.RIGHT;
import static theseus.node.topology.JoinOfD.accepted;
import static theseus.node.topology.JoinOfD.cleanup;
import static theseus.node.topology.JoinOfD.dataCopy;
import static theseus.node.topology.JoinOfD.driven;
import static theseus.node.topology.JoinOfD.finished;
import static theseus.node.topology.JoinOfD.join;
import static theseus.node.topology.JoinOfD.prepare;
import static theseus.node.topology.JoinOfD.refused;
import static theseus.node.topology.JoinOfD.steady;

import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.node.ring.NodeId;

/// Which migrations may begin, and when.
class AdmissionTest {
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

    private static Change.Admit refactor(int factor) {
        return new Change.Admit(new Admission.Refactor("t", factor), null, false);
    }

    private static List<String> names(Placement placement) {
        return placement.ring().members().stream().map(NodeId::name).toList();
    }
}
