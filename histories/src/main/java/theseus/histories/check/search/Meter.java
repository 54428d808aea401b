package theseus.histories.check.search;

/// What a search may still use: time until a deadline, bytes, and whether somebody else has already answered.
public final class Meter {
    /// Beyond this the arrays of a search would need longer indices.
    private static final long LARGEST = 8L << 30;

    /// What `spent` says when the time is over.
    public static final String TIME = "its time ran out";

    private final long deadlineNanos;
    private final long bytesMax;
    private volatile boolean cancelled;

    /// A meter that runs out at `deadlineNanos` of `System.nanoTime`, or at `bytesMax` bytes.
    public Meter(long deadlineNanos, long bytesMax) {
        this.deadlineNanos = deadlineNanos;
        this.bytesMax = Math.min(bytesMax, LARGEST);
    }

    /// A meter that runs out so many nanoseconds from now.
    public static Meter of(long nanos, long bytesMax) {
        return new Meter(System.nanoTime() + nanos, bytesMax);
    }

    /// As much memory, and so many nanoseconds from now, but no later than this one.
    public Meter within(long nanos, long bytes) {
        return new Meter(System.nanoTime() + Math.min(nanos, leftNanos()), Math.min(bytes, bytesMax));
    }

    /// How much time is left.
    public long leftNanos() {
        return deadlineNanos - System.nanoTime();
    }

    /// Why the search must stop, or null. `bytes` is what it holds now.
    public String spent(long bytes) {
        if (cancelled) return "another algorithm was faster";
        if (bytes > bytesMax) return "its memory budget of " + (bytesMax >> 20) + " MB ran out";
        return System.nanoTime() - deadlineNanos >= 0 ? TIME : null;
    }

    /// Stops whoever looks at this meter.
    public void cancel() {
        cancelled = true;
    }

    /// The bytes that may be held.
    public long bytesMax() {
        return bytesMax;
    }
}
