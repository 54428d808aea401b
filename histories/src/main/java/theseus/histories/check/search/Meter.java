package theseus.histories.check.search;

/// What a search may still use: time until a deadline, bytes, and whether somebody else has already answered.
public final class Meter {
    private final long deadlineNanos;
    private final long bytesMax;
    private volatile boolean cancelled;

    /// A meter that runs out at `deadlineNanos` of `System.nanoTime`, or at `bytesMax` bytes.
    public Meter(long deadlineNanos, long bytesMax) {
        this.deadlineNanos = deadlineNanos;
        this.bytesMax = bytesMax;
    }

    /// Why the search must stop, or null. `bytes` is what it holds now.
    public String spent(long bytes) {
        if (cancelled) return "another algorithm was faster";
        if (bytes > bytesMax) return "its memory budget of " + (bytesMax >> 20) + " MB ran out";
        return System.nanoTime() - deadlineNanos >= 0 ? "its time ran out" : null;
    }

    /// Stops whoever looks at this meter.
    public void cancel() {
        cancelled = true;
    }

    /// The bytes that may be held.
    public long bytesMax() {
        return bytesMax;
    }

    /// The end of the time.
    public long deadlineNanos() {
        return deadlineNanos;
    }
}
