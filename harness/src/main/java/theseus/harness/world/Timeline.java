package theseus.harness.world;

/// A run's time and its one thread: virtual in the simulation, real in containers. All callbacks of a world happen
/// here.
public interface Timeline {
    /// Nanoseconds since the start of the run.
    long nanos();

    /// Runs the task once, after the delay.
    void after(long delayNanos, Runnable task);
}
