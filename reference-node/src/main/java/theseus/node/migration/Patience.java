package theseus.node.migration;

/// For how long a joiner may be silent before its migration is aborted.
public enum Patience {
    /// Right: for the configured time.
    FOR_A_WHILE,
    /// Wrong (never-abort): a dead one keeps the migration open, and holds up all others.
    FOR_EVER;

    /// @param nanos the configured time
    public long nanos(long nanos) {
        return switch (this) {
            case FOR_A_WHILE -> nanos;
            case FOR_EVER -> Long.MAX_VALUE;
        };
    }
}
