package theseus.node.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;
import theseus.node.topology.Admission;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.SourcesNeeded;
import theseus.node.topology.Topology;
import theseus.node.topology.Transitions;

class LeftoverTest {
    private static final NodeId JOINER = new NodeId("d");
    private static final Transitions TRANSITIONS = new Transitions(SourcesNeeded.MAJORITY);

    private final Topology steady = after(
            Transitions.genesis(
                    new Ring(List.of(new NodeId("a"), new NodeId("b"), new NodeId("c")), 1), new TreeMap<>()),
            new Change.AddTenant("t", 3));
    private final Topology prepare = after(steady, new Change.Admit(new Admission.Join(JOINER, "d:1"), null, false));
    private final Topology dualWrite = after(prepare, new Change.BeginDualWrite(1));
    private final Key gained = IntStream.range(0, 1000)
            .mapToObj(i -> Key.of("t", "k" + i))
            .filter(key -> dualWrite.replicas(key).now().contains(JOINER))
            .findFirst()
            .orElseThrow();

    /// Found by the model check: the joiner of an aborted migration hears of the next one's PREPARE, closes its
    /// session, and
    /// never hears of a session again, for that one is aborted as well.
    @Test
    void whatAJoinerHoldsInPrepareIsFromBeforeAndIsForgotten() {
        assertTrue(Joining.isLeftover(JOINER, prepare, gained));
        assertTrue(Joining.isLeftover(JOINER, steady, gained));
    }

    @Test
    void onceClientsWriteToTheJoinerWhatItHoldsIsItsOwn() {
        assertFalse(Joining.isLeftover(JOINER, dualWrite, gained));
    }

    @Test
    void whatAnOwnerHoldsIsNoLeftoverInAnyPhase() {
        for (Topology topology : List.of(steady, prepare, dualWrite))
            for (NodeId owner : steady.replicas(gained).old())
                assertFalse(Joining.isLeftover(owner, topology, gained), owner + " in " + topology.phase());
    }

    @Test
    void copiesOfTheOpenSessionAloneAreTaken() {
        assertTrue(Session.Admission.OPEN_ONLY.takes(1, 1, dualWrite));
        assertFalse(Session.Admission.OPEN_ONLY.takes(1, 2, dualWrite), "the node has opened another");
        Topology aborted = after(dualWrite, new Change.Abort(1, "a test"));
        assertFalse(Session.Admission.OPEN_ONLY.takes(1, 1, aborted), "the session is over");
        assertEquals(0, Session.accepted(1, aborted));
    }

    private static Topology after(Topology now, Change change) {
        return switch (TRANSITIONS.decide(now, now.epoch(), change)) {
            case Decision.Accepted accepted -> accepted.topology();
            case Decision.Refused refused -> throw new AssertionError(refused.sentence());
        };
    }
}
