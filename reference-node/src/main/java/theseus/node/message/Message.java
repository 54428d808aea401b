package theseus.node.message;

import java.util.List;
import java.util.SortedMap;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;
import theseus.node.store.Version;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.Migration;
import theseus.node.topology.MoveCounts;
import theseus.node.topology.Refusals;
import theseus.node.topology.Topology;

/// What one node says to another. Every message may be lost, delayed, repeated and overtaken.
///
/// `round` ties an answer to the question; it is unique among the sender's rounds of one life.
public sealed interface Message {

    // ---- a coordinator and a replica ----

    /// Asks for the record of a key under the rules of the epoch. Without the value where only the version matters.
    record ReadAsked(long round, long epoch, Key key, boolean withValue) implements Message {}

    /// The replica's durable record; null where it has none.
    record ReadTold(long round, Record found) implements Message {}

    /// Asks to keep the record if it is newer than what is there.
    ///
    /// @param seenIn the epoch in which the record was read from a replica; 0 where it was not
    record PutAsked(long round, long epoch, Key key, Record record, PutKind kind, long seenIn) implements Message {}

    /// The record, or a newer one, is durable here; `overtaken` when it is a newer one.
    record PutDone(long round, boolean overtaken) implements Message {}

    /// The replica refuses the round by its fence: a round's epoch was below it. Brings the topology it knows.
    record StaleEpoch(long round, long fence, Topology known) implements Message {}

    /// The replica is in neither replica set of the key. Brings the topology it knows.
    record NotOwner(long round, Topology known) implements Message {}

    /// Nothing as new is here, and the version is at or below the tombstone floor.
    record TooOld(long round, Version floor) implements Message {}

    // ---- topology ----

    /// The topology, to whoever asked or should know.
    record TopologyTold(Topology topology) implements Message {}

    /// Asks for the newest topology that the other knows, if it is newer than the epoch.
    record TopologyAsked(long known) implements Message {}

    // ---- the metadata authority ----

    /// Asks for an incarnation: the node has started and is reached at the address.
    record RegisterAsked(long round, String address) implements Message {}

    record Registered(long round, long incarnation, Topology topology) implements Message {}

    /// A linearizable read of the current topology.
    record AuthorityReadAsked(long round) implements Message {}

    record AuthorityReadTold(long round, Topology topology) implements Message {}

    /// Proposes a change on top of the epoch.
    record Proposed(long round, long expectedEpoch, Change change) implements Message {}

    record Decided(long round, Decision decision) implements Message {}

    /// The one who was asked is not the leader of the metadata group; this one may be.
    record LedBy(long round, NodeId leader) implements Message {}

    /// From one member of the metadata group to another.
    record Raft(RaftWord word) implements Message {}

    // ---- the driver and the others ----

    /// Asks a joiner to fence the epoch, wipe its planned ranges and open the session.
    record PrepareAsked(long round, long epoch, long session) implements Message {}

    record Prepared(long round, long session) implements Message {}

    /// Asks for a durable fence at or above the epoch.
    record FenceAsked(long round, long epoch) implements Message {}

    record Fenced(long round, long fence) implements Message {}

    /// Asks a target how far its copies are.
    record ProgressAsked(long round, long session) implements Message {}

    /// By range index: the sources copied and those verified, and the counts of the target.
    record ProgressTold(
            long round,
            long session,
            SortedMap<Integer, List<NodeId>> copied,
            SortedMap<Integer, List<NodeId>> verified,
            MoveCounts counts)
            implements Message {}

    /// Asks a leaver whether it has swept and deleted.
    record CleanupAsked(long round, long session) implements Message {}

    record CleanupTold(long round, long session, boolean clean, MoveCounts counts) implements Message {}

    // ---- replicas among themselves, and who collects tombstones ----

    /// Asks which of these the other lacks, or has older; durably.
    record HoldingsAsked(long round, long epoch, List<Listed> listed) implements Message {}

    record LackingTold(long round, List<Key> keys) implements Message {}

    /// What the other lacks at or below the floor that has been rising since the epoch.
    record Brought(long round, long epoch, long since, List<Keyed> records) implements Message {}

    /// What was brought is durable.
    record BroughtTaken(long round) implements Message {}

    /// Asks how many tombstones at or below the version a replica holds.
    record TombstonesAsked(long round, Version floor) implements Message {}

    record TombstonesTold(long round, long tombstones) implements Message {}

    /// Asks a replica to bring all it holds at or below the rising floor to the other owners. All have fenced `since`.
    record BringAsked(long round, long epoch, long since) implements Message {}

    /// The other owners have all that this replica held at or below the floor.
    record BringDone(long round, long since) implements Message {}

    /// Asks what a node has refused in the session.
    record RefusalsAsked(long round, long session) implements Message {}

    record RefusalsTold(long round, long session, Refusals refusals) implements Message {}

    /// Asks what a node holds of each range that the migration, which has not begun, would move.
    record LoadsAsked(long round, Migration migration) implements Message {}

    /// By range index.
    record LoadsTold(long round, SortedMap<Integer, Load> loads) implements Message {}

    /// So many records, with so many characters of keys and values.
    record Load(long records, long chars) {
        /// The greater of each.
        public Load most(Load other) {
            return new Load(Math.max(records, other.records), Math.max(chars, other.chars));
        }
    }

    // ---- a source and a target ----

    /// A piece of a source's fenced snapshot of a range; `last` when nothing follows.
    record CopyBatch(long session, int range, long epoch, long batch, List<Keyed> records, boolean last)
            implements Message {}

    /// The batch is durable at the target.
    record CopyTaken(long session, int range, long batch) implements Message {}

    /// The target's open session is another one; the copy ends.
    record SessionClosed(long session, long open) implements Message {}

    /// The target has the source's snapshot of the range already, from before.
    record CopyKnown(long session, int range) implements Message {}

    /// Hashes of a snapshot tree's nodes, by path; the root's children first, deeper ones as asked for.
    record TreeTold(long session, int range, long epoch, long attempt, SortedMap<Integer, Long> hashes)
            implements Message {}

    /// Asks for the children of the tree nodes that differ.
    record TreeAsked(long session, int range, long attempt, List<Integer> nodes) implements Message {}

    /// The entries under the leaves that differ: what a target must dominate.
    record LeavesTold(long session, int range, long epoch, long attempt, List<Listed> entries) implements Message {}

    /// Asks for the records of the keys that the target lacks or has older.
    record PullAsked(long session, int range, long attempt, List<Key> keys) implements Message {}

    record PullTold(long session, int range, long epoch, long attempt, List<Keyed> records) implements Message {}

    /// The target dominates the source's snapshot of the range.
    record Dominated(long session, int range) implements Message {}

    /// A record with its key.
    record Keyed(Key key, Record record) {}

    /// A key and the version of its record.
    record Listed(Key key, Version version) {}
}
