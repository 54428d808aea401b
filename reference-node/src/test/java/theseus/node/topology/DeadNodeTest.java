package theseus.node.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static theseus.node.topology.JoinOfD.RIGHT;
import static theseus.node.topology.JoinOfD.accepted;
import static theseus.node.topology.JoinOfD.cleanup;
import static theseus.node.topology.JoinOfD.driven;
import static theseus.node.topology.JoinOfD.finished;
import static theseus.node.topology.JoinOfD.join;
import static theseus.node.topology.JoinOfD.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.node.ring.NodeId;

/// What becomes of nodes that never come back.
class DeadNodeTest {
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
}
