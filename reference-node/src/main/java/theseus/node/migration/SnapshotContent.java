package theseus.node.migration;

import theseus.node.store.Record;

/// What of its store a source puts into the snapshot that it streams.
public enum SnapshotContent {
    /// Right: values and tombstones.
    EVERYTHING,
    /// Wrong (copy-nothing): as if there were nothing to copy.
    NOTHING,
    /// Wrong (copy-without-tombstones): deletes are left behind.
    VALUES_ONLY;

    /// Whether the record belongs into a snapshot.
    public boolean includes(Record record) {
        return switch (this) {
            case EVERYTHING -> true;
            case NOTHING -> false;
            case VALUES_ONLY -> !record.isTombstone();
        };
    }
}
