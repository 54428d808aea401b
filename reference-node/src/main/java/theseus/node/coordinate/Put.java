package theseus.node.coordinate;

import theseus.node.message.PutKind;
import theseus.node.quorum.Consistency;
import theseus.node.ring.Key;
import theseus.node.store.Record;

/// What a round of puts brings to the replicas, how many must take it, and why.
record Put(Key key, Record record, Consistency level, PutKind kind) {}
