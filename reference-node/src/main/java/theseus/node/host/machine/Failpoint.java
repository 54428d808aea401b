package theseus.node.host.machine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The places where a test lever can make the node fail.
public enum Failpoint {
    /// Before the disk is asked to sync.
    DISK_SYNC,
    /// Before a batch is sent to another node.
    PEER_SEND,
    /// Before a batch from another node is taken.
    PEER_RECEIVE,
    /// Before a client's answer is sent: what was asked for has happened.
    CLIENT_ANSWER;

    /// The name in the API: `disk-sync`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The point of that label.
    public static Optional<Failpoint> labelled(String label) {
        return Arrays.stream(values())
                .filter(point -> point.label().equals(label))
                .findFirst();
    }
}
