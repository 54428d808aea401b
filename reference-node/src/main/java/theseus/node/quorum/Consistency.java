package theseus.node.quorum;

/// How many replicas an operation waits for.
public enum Consistency {
    /// One replica of each set: fast, survives as long as that replica's disk, converges.
    ONE,
    /// The phase's majorities: linearizable per key.
    QUORUM,
    /// Every node of O and N: linearizable, and every replica holds it.
    ALL
}
