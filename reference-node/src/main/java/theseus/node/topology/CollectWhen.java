package theseus.node.topology;

/// When tombstones may be collected.
public enum CollectWhen {
    /// Right: with no migration; one that is admitted abandons the collection.
    NOTHING_MOVES,
    /// Wrong (collect-tombstones-while-moving): always. A copy on its way holds what the tombstone had deleted.
    ALWAYS
}
