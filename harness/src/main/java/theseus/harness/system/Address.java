package theseus.harness.system;

/// Where something listens.
public record Address(String host, int port) {
    /// `host:port`.
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
