package theseus.node.environment;

/// The node's wall clock: near to the time of day, but it may drift, jump and run backwards.
public interface Clock {
    /// Microseconds since 1970 by this node's clock.
    long wallMicros();
}
