package theseus.harness.generator;

/// An operation of a [Script].
///
/// @param nanos when it is due, from the beginning of the script
/// @param thread which client thread invokes it
public record Scheduled(long nanos, int thread, Invocation invocation) {
    public Scheduled {
        if (nanos < 0) throw new IllegalArgumentException("due at " + nanos + " ns; expected 0 or later");
        if (thread < 0) throw new IllegalArgumentException("thread " + thread + "; expected 0 or more");
    }
}
