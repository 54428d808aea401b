package theseus.node.migration;

/// What a source does about a message of a copy that was not acknowledged in time.
public enum CopyFailure {
    /// Right: it is sent again.
    RETRIED,
    /// Wrong (copy-skips-failures): its records are passed over, here and in the comparison.
    PASSED_OVER
}
