package theseus.node.coordinate;

import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;

/// Told of each client's write that a replica had not acknowledged when it was time to ask it again.
public interface Missed {
    /// What a note that the replica missed the record is worth to the write itself.
    enum Worth {
        /// Right: nothing. The note may be lost with this node, or expire.
        NOTHING,
        /// Wrong (hint-counts-as-ack): it counts as the replica's acknowledgement.
        AN_ACKNOWLEDGEMENT
    }

    /// @param kept run once a note of it is durable; never where none is kept
    void missed(NodeId replica, Key key, Record record, Runnable kept);
}
