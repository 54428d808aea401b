package theseus.harness.generator;

/// One operation to be invoked.
///
/// @param f `read`, `write` or `delete`
/// @param key the key
/// @param value what to write; null for the others
/// @param level `ONE`, `QUORUM` or `ALL`
public record Invocation(String f, String key, Long value, String level) {
    /// The same operation with another value to write.
    public Invocation with(long another) {
        return new Invocation(f, key, another, level);
    }
}
