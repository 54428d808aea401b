package theseus.node.replica;

/// When a replica looks at its fence.
public enum Vigilance {
    /// Right: at reads and writes alike, in the turn in which they are carried out, and again before the answer.
    ALWAYS,
    /// Wrong (fence-writes-only): never at reads.
    AT_WRITES_ONLY,
    /// Wrong (fence-before-apply-only): when a request comes in; a write that then waits for its turn at the disk is
    /// carried out whatever has happened meanwhile.
    ON_ARRIVAL_ONLY;

    boolean atReads() {
        return this != AT_WRITES_ONLY;
    }

    boolean beforeAnswers() {
        return this != ON_ARRIVAL_ONLY;
    }
}
