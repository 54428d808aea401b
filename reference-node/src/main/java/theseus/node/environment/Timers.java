package theseus.node.environment;

/// The node's monotonic time and its alarms. All tasks run on the node's own thread.
public interface Timers {
    /// Nanoseconds since some fixed moment; never runs backwards.
    long nanos();

    /// Runs the task once after the delay.
    Alarm after(long delayNanos, Runnable task);

    /// A task that has not run yet.
    interface Alarm {
        /// The task does not run, unless it has.
        void cancel();
    }
}
