package theseus.node.host.peer;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import theseus.node.Node;
import theseus.node.host.http.Asked;
import theseus.node.host.http.Refusal;
import theseus.node.host.http.Reply;
import theseus.node.host.http.Router;
import theseus.node.host.machine.EventLoop;
import theseus.node.host.machine.Failpoint;
import theseus.node.host.machine.Failpoints;
import theseus.node.message.Batch;
import theseus.node.message.Message;
import theseus.node.message.MessageCodec;

/// What other nodes send to: batches of messages, taken and not yet worked on when the answer goes out.
public final class PeerApi {
    private static final int BATCH_BYTES_MAX = 64 << 20;
    private static final int BACKLOG_MAX = 100_000;

    private final Links.Sender self;
    private final EventLoop loop;
    private final Node node;
    private final Links links;
    private final Failpoints failpoints;
    private final Trial trial;

    public PeerApi(Links.Sender self, EventLoop loop, Node node, Links links, Failpoints failpoints, Trial trial) {
        this.self = self;
        this.loop = loop;
        this.node = node;
        this.links = links;
        this.failpoints = failpoints;
        this.trial = trial;
    }

    public Router routes() {
        return new Router()
                .on("POST", "/peer/v1/messages", this::take)
                .on("GET", "/peer/v1/identity", _ -> Reply.json(200, identity()));
    }

    private Map<String, String> identity() {
        return Map.of("cluster", self.cluster(), "node", self.id().name());
    }

    private Reply take(Asked asked) throws IOException {
        failpoints.pass(Failpoint.PEER_RECEIVE);
        Batch batch = read(asked.body(BATCH_BYTES_MAX));
        if (!batch.cluster().equals(self.cluster()))
            throw new Refusal(409, "OTHER_CLUSTER", "this is cluster " + self.cluster() + ", not " + batch.cluster());
        if (loop.backlog() > BACKLOG_MAX)
            throw new Refusal(503, "OVERLOADED", "more than " + BACKLOG_MAX + " tasks wait for the node's thread");
        links.hearOf(batch.from(), batch.address());
        List<Message> messages = trial.sieve(batch.from(), batch.messages());
        loop.execute(() -> {
            for (Message message : messages) node.receive(batch.from(), message);
        });
        return Reply.nothing();
    }

    private static Batch read(byte[] body) {
        try {
            return MessageCodec.read(body);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "MALFORMED_BATCH", e.getMessage());
        }
    }
}
