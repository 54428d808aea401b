package theseus.harness.generator;

/// One operation to be invoked.
///
/// @param f `read`, `write` or `delete`
/// @param key the key
/// @param value what to write; null for the others
/// @param level `ONE`, `QUORUM` or `ALL`
/// @param route how it is sent; null where the client is to draw it
public record Invocation(String f, String key, Long value, String level, Route route) {
    /// @param node through which coordinator
    /// @param retry how it is sent once more after its acknowledgement; null for not at all
    public record Route(String node, Retry retry) {}

    /// @param idempotencyKey under which both are sent
    /// @param node through which coordinator the second one goes
    public record Retry(String idempotencyKey, String node) {}

    /// An operation whose route the client draws.
    public Invocation(String f, String key, Long value, String level) {
        this(f, key, value, level, null);
    }

    /// The same operation with another value to write.
    public Invocation with(long another) {
        return new Invocation(f, key, another, level, route);
    }

    /// The same operation, sent so.
    public Invocation with(Route another) {
        return new Invocation(f, key, value, level, another);
    }
}
