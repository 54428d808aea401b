package theseus.node.replica;

import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.topology.Topology;

/// What a replica says to a round before it looks at its content. Pure: what it knows and what it is asked in, an
/// answer out.
public enum Gate {
    /// The round is served.
    OPEN,
    /// The replica is in neither set of the key.
    NOT_OWNER,
    /// The round's epoch is below the fence.
    STALE_EPOCH;

    /// Ownership is looked at first: one who has lost a key and fenced it says so, and not merely that the asker is
    /// late.
    ///
    /// @param fence of this replica, an epoch
    /// @param epoch that the round is pinned to
    public static Gate of(NodeId self, Topology known, long fence, long epoch, Key key) {
        if (!known.replicas(key).contains(self)) return NOT_OWNER;
        return epoch < fence ? STALE_EPOCH : OPEN;
    }
}
