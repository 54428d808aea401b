package theseus.harness.report.account;

/// One replica of a key at one moment.
///
/// @param node whose
/// @param role `owner`, `new owner`, `old owner` or `no owner`
/// @param held what it durably held
/// @param knew the epoch and phase that it knew, or `-`
/// @param state `up`, `down`, `paused`, `not started`, or `-` where that is not known
public record ReplicaState(String node, String role, String held, String knew, String state) {}
