package theseus.node.message;

/// Why a record is put: every kind follows the same apply rule; the kind is for counting.
public enum PutKind {
    CLIENT,
    WRITE_BACK,
    SWEEP,
    HINT
}
