package theseus.node.migration;

/// What of its store a source puts into the snapshot that it streams.
public enum SnapshotContent {
    /// Right: values and tombstones.
    EVERYTHING,
    /// Wrong (copy-nothing): as if there were nothing to copy.
    NOTHING,
    /// Wrong (copy-without-tombstones): deletes are left behind.
    VALUES_ONLY
}
