package theseus.node.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import theseus.node.Examples;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;
import theseus.node.store.Version;
import theseus.node.topology.Admission;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.Phase;
import theseus.node.topology.Topology;

class MessageCodecTest {
    @Test
    void everyMessageArrivesAsItWasSent() {
        for (Message message : Examples.ofEvery(Message.class)) assertArrives(message);
    }

    @Test
    void everyChangeCanBeProposedAndEveryDecisionTold() {
        for (Change change : Examples.ofEvery(Change.class)) assertArrives(new Message.Proposed(1, 2, change));
        for (Decision decision : Examples.ofEvery(Decision.class)) assertArrives(new Message.Decided(1, decision));
    }

    @Test
    void whatTheGroupSaysArrivesWithEveryOrder() {
        for (RaftWord word : Examples.ofEvery(RaftWord.class)) assertArrives(new Message.Raft(word));
        for (Order order : Examples.ofEvery(Order.class)) {
            RaftWord.Logged logged = new RaftWord.Logged(7, 2, order);
            assertArrives(new Message.Raft(new RaftWord.AppendAsked(2, 1, 6, 5, List.of(logged), 4, 3)));
            assertEquals(order, OrderJson.read(OrderJson.write(order)));
        }
    }

    @Test
    void aTopologyArrivesInEveryPhase() {
        Topology any = Examples.of(Topology.class);
        for (Phase phase : Examples.ofEvery(Phase.class)) {
            Topology topology = new Topology(
                    any.epoch(),
                    phase,
                    any.placement(),
                    any.lastSession(),
                    any.floor(),
                    any.addresses(),
                    any.retired(),
                    any.queue(),
                    any.paused(),
                    any.lastReport());
            assertArrives(new Message.TopologyTold(topology));
            assertEquals(topology, TopologyJson.read(TopologyJson.write(topology)));
        }
    }

    @Test
    void whatMayBeMissingArrivesAsMissing() {
        Record tombstone = new Record(new Version(1, 2, 3), null, List.of());
        assertArrives(new Message.ReadTold(1, null));
        assertArrives(new Message.ReadTold(1, tombstone));
        assertArrives(new Message.PutAsked(1, 2, Key.of("shop", "k"), tombstone, PutKind.SWEEP, 3));
        assertArrives(
                new Message.Proposed(1, 2, new Change.Admit(new Admission.Join(new NodeId("n4"), "h:1"), null, false)));
    }

    @Test
    void aBatchKeepsItsOrderAndItsSender() {
        Batch batch = new Batch("c", new NodeId("n1"), "h:1", Examples.ofEvery(Message.class));
        assertEquals(batch, MessageCodec.read(MessageCodec.write(batch)));
    }

    @Test
    void aBatchCutAnywhereIsRefused() {
        byte[] whole = MessageCodec.write(new Batch("c", new NodeId("n1"), "h:1", Examples.ofEvery(Message.class)));
        for (int length = 0; length < whole.length; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(IllegalArgumentException.class, () -> MessageCodec.read(cut));
        }
    }

    @Test
    void anExampleOfEveryPermittedCaseIsAmongThoseTested() {
        assertEquals(
                Stream.of(Message.class.getPermittedSubclasses()).toList(),
                new ArrayList<>(Examples.ofEvery(Message.class))
                        .stream().map(Object::getClass).toList());
    }

    private static void assertArrives(Message message) {
        Batch batch = new Batch("c", new NodeId("n1"), "h:1", List.of(message));
        assertEquals(batch, MessageCodec.read(MessageCodec.write(batch)));
    }
}
