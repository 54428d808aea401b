package theseus.node.migration;

import java.util.ArrayList;
import java.util.List;
import theseus.node.message.Message.Keyed;
import theseus.node.store.Record;

/// What of its store a source puts into the snapshot that it streams.
public enum SnapshotContent {
    /// Right: values and tombstones.
    EVERYTHING,
    /// Wrong (copy-nothing): as if there were nothing to copy.
    NOTHING,
    /// Wrong (copy-without-tombstones): deletes are left behind.
    VALUES_ONLY,
    /// Wrong (copy-boundary-lost): from the range's first key up to its last, which is taken to belong to the next.
    UP_TO_THE_LAST_KEY;

    /// Whether the record belongs into a snapshot.
    public boolean includes(Record record) {
        return switch (this) {
            case EVERYTHING, UP_TO_THE_LAST_KEY -> true;
            case NOTHING -> false;
            case VALUES_ONLY -> !record.isTombstone();
        };
    }

    /// Of a range's records, in ring order, those of the snapshot.
    List<Keyed> of(List<Keyed> range) {
        List<Keyed> included = new ArrayList<>(range.size());
        for (Keyed keyed : range) if (includes(keyed.record())) included.add(keyed);
        boolean closedAtTheEnd = this != UP_TO_THE_LAST_KEY || included.isEmpty();
        return closedAtTheEnd ? included : included.subList(0, included.size() - 1);
    }
}
