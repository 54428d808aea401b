package theseus.node;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import theseus.node.environment.Environment;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.message.Message;
import theseus.node.replica.KnownTopology;
import theseus.node.ring.NodeId;

/// Where messages wait whose epoch this node does not know yet, while it fetches the topology from their sender.
final class WaitingRoom {
    private static final int SEATS = 1024;

    private final Environment environment;
    private final KnownTopology topology;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    private record Waiting(NodeId from, Message message, long epoch) {}

    WaitingRoom(Environment environment, KnownTopology topology) {
        this.environment = environment;
        this.topology = topology;
    }

    /// Whether the message can be taken now; if not, it waits. Where all seats are taken the oldest is lost, like any
    /// message may be.
    boolean admits(NodeId from, Message message, long epoch) {
        if (epoch <= topology.epoch()) return true;
        environment.observer().saw(new Observation.GuardFired(Guard.TOPOLOGY_FETCHED));
        if (waiting.size() >= SEATS) waiting.poll();
        waiting.add(new Waiting(from, message, epoch));
        environment.network().send(from, new Message.TopologyAsked(topology.epoch()));
        return false;
    }

    /// Lets in those whose epoch is known now.
    void letIn(BiConsumer<NodeId, Message> door) {
        for (int left = waiting.size(); left > 0 && !waiting.isEmpty(); left--) {
            Waiting next = waiting.poll();
            if (next.epoch() <= topology.epoch()) door.accept(next.from(), next.message());
            else waiting.add(next);
        }
    }
}
