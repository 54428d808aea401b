package theseus.harness.client;

/// @param tenant whose keys are used
/// @param threads how many clients work at the same time
/// @param timeoutNanos after which a client no longer waits for an answer
/// @param seed of the choice of coordinators
/// @param retries whether some writes are sent twice under an idempotency key
/// @param pauseNanos how long a client that was refused something waits before it asks again: a node that refuses
///     everything at once would be asked without end
public record ClientOptions(
        String tenant, int threads, long timeoutNanos, long seed, boolean retries, long pauseNanos) {}
