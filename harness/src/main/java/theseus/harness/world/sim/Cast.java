package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import theseus.node.ring.NodeId;

/// The machines of a world by number, so that a set of nodes is a bit mask.
final class Cast {
    /// A mask has so many bits.
    static final int MAX = 64;

    private final Map<NodeId, Integer> numbers = new LinkedHashMap<>();
    private final List<NodeId> nodes = new ArrayList<>();

    Cast(List<NodeId> nodes) {
        if (nodes.size() > MAX) throw new IllegalArgumentException(nodes.size() + " nodes; a simulation takes " + MAX);
        for (NodeId node : nodes) {
            numbers.put(node, this.nodes.size());
            this.nodes.add(node);
        }
    }

    int size() {
        return nodes.size();
    }

    NodeId node(int number) {
        return nodes.get(number);
    }

    int number(NodeId node) {
        Integer number = numbers.get(node);
        if (number == null) throw new IllegalArgumentException("no node '" + node + "' in this world");
        return number;
    }

    long mask(List<NodeId> set) {
        long mask = 0;
        for (int i = 0; i < set.size(); i++) mask |= 1L << number(set.get(i));
        return mask;
    }

    List<NodeId> nodes(long mask) {
        List<NodeId> set = new ArrayList<>();
        for (long rest = mask; rest != 0; rest &= rest - 1) set.add(node(Long.numberOfTrailingZeros(rest)));
        return set;
    }

    static int majority(long mask) {
        return Long.bitCount(mask) / 2 + 1;
    }
}
