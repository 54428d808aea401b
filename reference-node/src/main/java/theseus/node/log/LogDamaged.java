package theseus.node.log;

/// The log holds something else than what was once synced to it: the node must not start on it, for it may have
/// acknowledged what is gone.
public final class LogDamaged extends RuntimeException {
    private final String file;
    private final long offset;

    LogDamaged(String file, long offset, String found, String expected) {
        super("%s:%d: %s; expected %s".formatted(file, offset, found, expected));
        this.file = file;
        this.offset = offset;
    }

    /// The file of the log.
    public String file() {
        return file;
    }

    /// Where in the file the damage begins, in bytes.
    public long offset() {
        return offset;
    }
}
