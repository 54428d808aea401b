package theseus.node.topology;

import java.util.List;
import theseus.node.ring.NodeId;

/// The two replica sets of a key: O by the placement before the migration, N by the one after. Equal when nothing
/// moves.
public record Replicas(List<NodeId> old, List<NodeId> now) {
    /// Whether the migration leaves the key where it is.
    public boolean unmoved() {
        return old == now || old.equals(now) || old.size() == now.size() && old.containsAll(now);
    }

    /// Whether the node is in O or in N.
    public boolean contains(NodeId node) {
        return old.contains(node) || now.contains(node);
    }

    /// The smallest number of members that any two such groups share one.
    public static int majority(List<NodeId> set) {
        return set.size() / 2 + 1;
    }
}
