package theseus.node.ring;

/// A half-open arc `(start, end]` of the ring; it wraps where `start >= end`, and is the whole ring where they are
/// equal.
public record TokenRange(long start, long end) {
    /// Whether the token lies on the arc.
    public boolean contains(long token) {
        if (start < end) return start < token && token <= end;
        return token > start || token <= end;
    }

    @Override
    public String toString() {
        return "(" + Long.toHexString(start) + ", " + Long.toHexString(end) + "]";
    }
}
