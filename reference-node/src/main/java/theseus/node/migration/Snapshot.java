package theseus.node.migration;

import java.util.ArrayList;
import java.util.List;
import theseus.node.message.Message.Keyed;
import theseus.node.replica.Replica;
import theseus.node.ring.Key;
import theseus.node.topology.PlannedRange;

/// What a source held of a range at one moment after its fence for the dual-write epoch was durable: every write
/// that an older epoch acknowledged through this source is in it.
///
/// @param records in ring order
/// @param tree the hash tree over the keys and versions that a target must dominate
record Snapshot(List<Keyed> records, HashTree tree) {
    static Snapshot of(Replica replica, PlannedRange range, SnapshotContent content) {
        List<Keyed> held = new ArrayList<>();
        for (Key key : replica.store().keysIn(range.tokens())) {
            if (!range.contains(key)) continue;
            Keyed keyed = new Keyed(key, replica.store().get(key).record());
            if (!replica.isBuried(keyed.record())) held.add(keyed);
        }
        List<Keyed> records = List.copyOf(content.of(held));
        return new Snapshot(records, HashTree.over(records));
    }

    /// The same records, of which some need not be dominated any more.
    Snapshot passingOver(List<Keyed> failed) {
        List<Keyed> rest = new ArrayList<>(tree.records());
        rest.removeAll(failed);
        return new Snapshot(records, HashTree.over(rest));
    }
}
