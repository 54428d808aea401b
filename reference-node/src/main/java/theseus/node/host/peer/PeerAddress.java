package theseus.node.host.peer;

import java.net.InetSocketAddress;
import java.util.Optional;

/// `host:port` in text.
public record PeerAddress(String host, int port) {
    /// The address of a text; empty where it is none.
    public static Optional<PeerAddress> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) return Optional.empty();
        String host = text.substring(0, colon);
        int port = Integer.parseInt(text.substring(colon + 1));
        if (port > 65535 || !host.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]")) return Optional.empty();
        return Optional.of(new PeerAddress(host, port));
    }

    public InetSocketAddress resolve() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
