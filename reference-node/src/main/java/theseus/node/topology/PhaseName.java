package theseus.node.topology;

/// The phases by name, in the order of a migration.
public enum PhaseName {
    STEADY,
    PREPARE,
    DUAL_WRITE,
    DATA_COPY,
    VERIFY,
    CUTOVER,
    RETREAT,
    CLEANUP
}
