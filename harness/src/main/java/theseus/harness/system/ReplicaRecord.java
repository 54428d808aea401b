package theseus.harness.system;

/// One record as one replica durably holds it.
///
/// @param version in a text form whose order is the order of versions
/// @param value null for a tombstone
public record ReplicaRecord(String tenant, String key, String version, String value) {}
