package theseus.node.metadata.raft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import theseus.node.message.Order;
import theseus.node.ring.NodeId;
import theseus.node.topology.Decision;
import theseus.node.topology.Topology;
import theseus.node.topology.Transitions;

/// What follows from the orders in the group's log: every member that applies the same orders rules the same.
final class Rulings {
    private static final int REMEMBERED_MAX = 256;

    private final Transitions transitions;
    private final Map<Asked, Decision> remembered = new LinkedHashMap<>();
    private final Map<NodeId, Given> registrations = new TreeMap<>();
    private Topology inForce;
    private long incarnations;

    /// Who asked: a repeated question is answered as the first time.
    private record Asked(NodeId from, long round) {}

    private record Given(long round, long incarnation) {}

    Rulings(Transitions transitions) {
        this.transitions = transitions;
    }

    /// The topology in force; null before the first.
    Topology inForce() {
        return inForce;
    }

    void found(Order.TermBegun order) {
        if (inForce == null) inForce = order.genesis();
    }

    long incarnation(Order.Registration order) {
        Given before = registrations.get(order.from());
        if (before != null && before.round() == order.round()) return before.incarnation();
        registrations.put(order.from(), new Given(order.round(), ++incarnations));
        return incarnations;
    }

    Decision decide(Order.Proposal order) {
        Asked asked = new Asked(order.from(), order.round());
        Decision before = remembered.get(asked);
        if (before != null) return before;
        Decision decision = transitions.decide(inForce, order.expectedEpoch(), order.change());
        if (decision instanceof Decision.Accepted accepted) inForce = accepted.topology();
        remembered.put(asked, decision);
        if (remembered.size() > REMEMBERED_MAX)
            remembered.remove(remembered.keySet().iterator().next());
        return decision;
    }
}
