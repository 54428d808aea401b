package theseus.harness.system;

/// One operation as a client sends it.
///
/// @param f `read`, `write` or `delete`
/// @param tenant whose key
/// @param key the key
/// @param value what to write; null for the others
/// @param level `ONE`, `QUORUM` or `ALL`
/// @param idempotencyKey names a write for retries; null for none
public record Call(String f, String tenant, String key, String value, String level, String idempotencyKey) {}
