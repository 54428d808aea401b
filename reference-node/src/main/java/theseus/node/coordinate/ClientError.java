package theseus.node.coordinate;

/// Why an operation did not succeed, as clients see it.
public enum ClientError {
    /// The node has not been given an incarnation yet; it did not happen.
    NOT_READY(503),
    /// No such tenant; it did not happen.
    UNKNOWN_TENANT(404),
    /// Too few replicas answered in time.
    QUORUM_NOT_REACHED(503),
    /// A replica holds the key's tombstone floor above the version; the outcome is unknown.
    TOO_OLD(409),
    /// Too many operations are in flight at this coordinator; it did not happen.
    OVERLOADED(429);

    private final int status;

    ClientError(int status) {
        this.status = status;
    }

    /// The HTTP status it travels under.
    public int status() {
        return status;
    }
}
