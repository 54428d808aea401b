package theseus.node.host.api;

import java.util.Optional;
import theseus.node.Node;
import theseus.node.NodeOptions;
import theseus.node.host.http.Router;
import theseus.node.host.journal.Counters;
import theseus.node.host.journal.TopologyTrail;
import theseus.node.host.machine.EventLoop;
import theseus.node.host.machine.Failpoints;
import theseus.node.host.peer.Greeting;
import theseus.node.host.peer.Links;
import theseus.node.ring.NodeId;

/// All that is served on the clients' port.
public final class ClientApi {
    private static final long PATIENCE_BEYOND_NODE_MILLIS = 1000;

    private final Router router = new Router();

    /// @param levers empty where there are no test levers
    public ClientApi(
            NodeOptions options,
            String cluster,
            EventLoop loop,
            Node node,
            Links links,
            Counters counters,
            TopologyTrail trail,
            Failpoints failpoints,
            Optional<TestLevers> levers) {
        long patienceMillis = options.operationTimeoutMillis() + PATIENCE_BEYOND_NODE_MILLIS;
        NodeThread thread = new NodeThread(loop, node, patienceMillis);
        new KeysApi(thread, counters, failpoints).addTo(router);
        new MigrationsApi(thread, new Greeting(cluster)).addTo(router);
        new StatusApi(thread, options.authority().map(NodeId::name).orElse("raft"), new Metrics(counters, links), trail)
                .addTo(router);
        levers.ifPresent(all -> all.addTo(router));
    }

    public Router routes() {
        return router;
    }
}
