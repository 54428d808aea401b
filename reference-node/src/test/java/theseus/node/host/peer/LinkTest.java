package theseus.node.host.peer;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import theseus.node.Examples;
import theseus.node.host.http.Endpoint;
import theseus.node.host.http.Reply;
import theseus.node.host.http.Router;
import theseus.node.host.machine.Failpoints;
import theseus.node.message.Message;
import theseus.node.message.MessageCodec;
import theseus.node.ring.NodeId;

class LinkTest {
    private static final NodeId SELF = new NodeId("n1");
    private static final NodeId PEER = new NodeId("n2");

    private final ConcurrentLinkedQueue<Message> received = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Message> toItself = new ConcurrentLinkedQueue<>();
    private final Links links = new Links(
            new Links.Sender("c", SELF, "127.0.0.1:1"),
            new TreeMap<>(),
            Runnable::run,
            (_, message) -> toItself.add(message),
            new Failpoints());

    @AfterEach
    void close() {
        links.close();
    }

    @Test
    void allMessagesArriveInTheirOrder() throws IOException {
        Endpoint peer = peerOn(0);
        links.learn(PEER, "127.0.0.1:" + peer.port());
        List<Message> sent = Examples.ofEvery(Message.class);
        sent.forEach(message -> links.send(PEER, message));
        await().until(() -> received.size() == sent.size());
        assertEquals(sent, List.copyOf(received));
        await().until(() -> links.counts().get(PEER).equals(new Link.Counts(sent.size(), 0)));
        peer.close(0);
    }

    @Test
    void aMessageToTheNodeItselfDoesNotLeaveIt() {
        links.send(SELF, fence(1));
        assertEquals(1, toItself.size());
    }

    @Test
    void aLinkThatHungIsInUseSoonAfterItHeals() throws IOException {
        int port;
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = silent.getLocalPort();
            links.learn(PEER, "127.0.0.1:" + port);
            links.send(PEER, fence(1));
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> links.counts().get(PEER).lost() == 1);
            links.send(PEER, fence(2));
        }
        Endpoint healed = peerOn(port);
        await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(3)).until(() -> {
            links.send(PEER, fence(3));
            return received.contains(fence(3));
        });
        healed.close(0);
    }

    @Test
    void aLinkToADeadNodeNeitherWaitsNorGrowsWithoutBound() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        links.learn(PEER, "127.0.0.1:" + port);
        for (int i = 0; i < 10_000; i++) links.send(PEER, fence(i));
        await().until(() -> links.counts().get(PEER).lost() > 5_000);
        assertEquals(0, links.counts().get(PEER).sent());
    }

    @Test
    void aNodeThatMovedIsReachedAtItsNewAddress() throws IOException {
        Endpoint before = peerOn(0);
        links.learn(PEER, "127.0.0.1:" + before.port());
        links.hearOf(PEER, "127.0.0.1:1");
        before.close(0);
        Endpoint after = peerOn(0);
        links.learn(PEER, "127.0.0.1:" + after.port());
        links.send(PEER, fence(1));
        await().until(() -> received.contains(fence(1)));
        assertTrue(links.counts().containsKey(PEER));
        after.close(0);
    }

    private Endpoint peerOn(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Endpoint endpoint = new Endpoint(address, _ -> {});
        endpoint.serve(new Router().on("POST", "/peer/v1/messages", asked -> {
            received.addAll(MessageCodec.read(asked.body(1 << 20)).messages());
            return Reply.nothing();
        }));
        return endpoint;
    }

    private static Message fence(long round) {
        return new Message.FenceAsked(round, 1);
    }
}
