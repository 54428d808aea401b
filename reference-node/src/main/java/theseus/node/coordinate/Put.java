package theseus.node.coordinate;

import theseus.node.message.PutKind;
import theseus.node.quorum.Consistency;
import theseus.node.ring.Key;
import theseus.node.store.Record;

/// What a round of puts brings to the replicas, how many must take it, and why.
///
/// @param seenIn the epoch in which the record was read from a replica; 0 where it was not
record Put(Key key, Record record, Consistency level, PutKind kind, long seenIn) {
    /// The same with another record.
    Put with(Record another) {
        return new Put(key, another, level, kind, seenIn);
    }
}
