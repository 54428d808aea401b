package theseus.node.metadata.raft;

import io.microraft.RaftEndpoint;
import theseus.node.ring.NodeId;

/// A member of the group. Its hash is its name's, the same in every JVM, so that MicroRaft's hash maps are too.
record Member(NodeId node) implements RaftEndpoint {
    @Override
    public Object getId() {
        return node.name();
    }

    @Override
    public int hashCode() {
        return node.name().hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Member(NodeId same) && same.equals(node);
    }
}
