package theseus.node.log;

import theseus.node.message.RaftWord;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;
import theseus.node.topology.Topology;

/// One fact in a node's commit log. Replaying all of them in order gives the node's durable state.
public sealed interface Entry {
    /// The replica took the record; replay follows the apply rule, so an older one changes nothing.
    record Put(Key key, Record record) implements Entry {}

    /// The replica deleted what it held of the key.
    record Forgot(Key key) implements Entry {}

    /// The replica's fence rose to the epoch.
    record FenceRaised(long epoch) implements Entry {}

    /// The open session is this one from here on; 0 for none. Progress of other sessions is void.
    record SessionOpened(long session) implements Entry {}

    /// This target holds the source's fenced snapshot of the planned range.
    record RangeCopied(long session, int range, NodeId source) implements Entry {}

    /// This target proved that it dominates the source's fenced snapshot of the planned range.
    record RangeVerified(long session, int range, NodeId source) implements Entry {}

    /// This leaver has swept and deleted what the session took from it.
    record CleanedUp(long session) implements Entry {}

    /// The node learned the topology.
    record TopologyKnown(Topology topology) implements Entry {}

    /// The metadata authority in this node decided on the topology.
    record TopologyDecided(Topology topology) implements Entry {}

    /// The metadata authority in this node handed out incarnations up to this one.
    record IncarnationsGiven(long last) implements Entry {}

    /// The replica missed the record, and is to be brought it unless it expires first, by this node's clock.
    ///
    /// @param hint its number on this node
    record HintStored(long hint, NodeId replica, Key key, Record record, long expiresMicros) implements Entry {}

    /// The hint is no longer needed, or of no more use.
    record HintDropped(long hint) implements Entry {}

    /// What a member of the metadata group must not forget.
    sealed interface OfRaft extends Entry {}

    /// The member's term, and for whom it voted in it; null for nobody.
    record RaftTerm(int term, NodeId votedFor) implements OfRaft {}

    /// The next entry of the group's log, committed or not.
    record RaftLogged(RaftWord.Logged logged) implements OfRaft {}

    /// The entries of the group's log from this index on are void.
    record RaftTruncated(long from) implements OfRaft {}
}
