package theseus.node.migration;

/// How the driver makes sure that no round of an older epoch completes any more.
public enum Barrier {
    /// Right: a durable fence at a majority. However slow a coordinator is, it wakes up fenced.
    FENCES,
    /// Wrong (sleep-for-barrier): five seconds, in the hope that nobody is slower.
    FIVE_SECONDS
}
