package theseus.harness.world.docker;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import theseus.harness.world.docker.pod.Pod;

/// Where a node's client API is reached from here.
///
/// On the engine's own machine that is the pod's address: a dead node then refuses connections, as a process
/// would. Elsewhere it is the port published on 127.0.0.1, whose proxy accepts connections even for a dead node, so
/// more
/// answers are Unknown.
record Door(String host, int port) {
    private static final int PROBE_MILLIS = 300;

    static Door of(Pod pod, boolean direct) {
        return direct ? new Door(pod.directAddress(), Pod.CLIENT_PORT) : new Door("127.0.0.1", pod.publishedPort());
    }

    /// Whether pods' addresses can be reached from here: tried with one of them.
    static boolean direct(Pod pod) {
        return of(pod, true).leadsSomewhere();
    }

    private boolean leadsSomewhere() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PROBE_MILLIS);
            return true;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
