package theseus.node.message;

import theseus.node.ring.NodeId;
import theseus.node.topology.Change;
import theseus.node.topology.Topology;

/// What the metadata group agrees on, one after the other: an operation in its Raft log.
public sealed interface Order {
    /// A leader's term begins. The very first one founds the cluster.
    ///
    /// @param genesis the topology to begin with, if there is none yet; null from a leader that knows of one
    record TermBegun(int term, Topology genesis) implements Order {}

    /// A node asks for its incarnation.
    record Registration(NodeId from, long round) implements Order {}

    /// A node proposes a change on top of the epoch.
    record Proposal(NodeId from, long round, long expectedEpoch, Change change) implements Order {}
}
