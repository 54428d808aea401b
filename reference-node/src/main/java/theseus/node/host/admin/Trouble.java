package theseus.node.host.admin;

/// What was asked for did not happen, or nobody knows: one line says why.
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;
    /// It was refused.
    static final int REFUSED = 1;
    /// No node answered, or it may have happened.
    static final int UNKNOWN = 2;

    private final int exitCode;

    Trouble(int exitCode, String line) {
        super(line, null, false, false);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
