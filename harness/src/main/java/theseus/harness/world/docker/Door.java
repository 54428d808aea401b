package theseus.harness.world.docker;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import theseus.harness.system.Address;
import theseus.harness.system.Site;
import theseus.harness.world.docker.pod.Pod;

/// Where a node's client API is reached from here.
///
/// On the engine's own machine that is the pod's address: a dead node then refuses connections, as a process
/// would. Elsewhere it is the port published on 127.0.0.1, whose proxy accepts connections even for a dead node, so
/// more
/// answers are Unknown.
final class Door {
    private static final int PROBE_MILLIS = 300;

    private Door() {}

    static Address of(Pod pod, boolean direct) {
        return direct
                ? new Address(pod.directAddress(), Site.CLIENT_PORT)
                : new Address("127.0.0.1", pod.publishedPort());
    }

    /// Whether pods' addresses can be reached from here: tried with one of them.
    static boolean direct(Pod pod) {
        return leadsSomewhere(of(pod, true));
    }

    private static boolean leadsSomewhere(Address address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), PROBE_MILLIS);
            return true;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
