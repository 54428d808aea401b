package theseus.node.host.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import theseus.node.Node;
import theseus.node.NodeStatus;
import theseus.node.host.http.Asked;
import theseus.node.host.http.Refusal;
import theseus.node.host.http.Reply;
import theseus.node.host.http.Router;
import theseus.node.host.journal.TopologyTrail;
import theseus.node.message.Message;
import theseus.node.message.TopologyJson;
import theseus.node.ring.Key;
import theseus.node.topology.Topology;

/// What the node says of itself: health, topology, owners, metrics, and the records that it holds.
final class StatusApi {
    private static final int KEYS_MAX = 1000;

    private final NodeThread node;
    private final String authority;
    private final Metrics metrics;
    private final TopologyTrail trail;

    StatusApi(NodeThread node, String authority, Metrics metrics, TopologyTrail trail) {
        this.node = node;
        this.authority = authority;
        this.metrics = metrics;
        this.trail = trail;
    }

    void addTo(Router router) {
        router.on("GET", "/v1/health", _ -> health());
        router.on("GET", "/v1/topology", _ -> Reply.json(200, Views.topology(topology(), authority)));
        router.on("GET", "/v1/topologies", this::topologies);
        router.on("GET", "/v1/owners", this::owners);
        router.on("GET", "/v1/records", _ -> records());
        router.on("GET", "/v1/metrics", this::metrics);
    }

    private Topology topology() throws InterruptedException {
        return Views.known(node.look(Node::status));
    }

    /// Every topology after an epoch that this node saw in this life and still remembers, in the form of its log, and
    /// whether migrations are driven from here.
    private Reply topologies(Asked asked) throws InterruptedException {
        String since = asked.query("since").orElse("0");
        if (!since.matches("[0-9]{1,18}"))
            throw new Refusal(400, "MALFORMED_QUERY", "since is '" + since + "'; expected an epoch");
        String head = "{\"drives\":" + node.look(Node::drives) + ",\"topologies\":[";
        String list = trail.since(Long.parseLong(since)).stream()
                .map(topology -> new String(TopologyJson.write(topology), StandardCharsets.UTF_8))
                .collect(Collectors.joining(",", head, "]}"));
        return Reply.json(list.getBytes(StandardCharsets.UTF_8));
    }

    private Reply health() throws InterruptedException {
        NodeStatus status = node.look(Node::status);
        boolean ready = MigrationsApi.ready(status);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("node", status.id().name());
        view.put("ready", ready);
        view.put("incarnation", status.incarnation());
        view.put("fence", status.fence());
        view.put("diskFailure", status.diskFailure().orElse(null));
        view.put("waitingFor", status.waitingFor());
        return Reply.json(ready ? 200 : 503, view);
    }

    private Reply owners(Asked asked) throws InterruptedException {
        String tenant = Limits.tenant(
                asked.query("tenant").orElseThrow(() -> new Refusal(400, "MALFORMED_QUERY", "'tenant' is missing")));
        List<String> names = asked.queries("key");
        if (names.isEmpty() || names.size() > KEYS_MAX)
            throw new Refusal(400, "MALFORMED_QUERY", names.size() + " keys; expected 1 to " + KEYS_MAX);
        List<Key> keys =
                names.stream().map(name -> Key.of(tenant, Limits.key(name))).toList();
        return Reply.json(200, node.look(asked1 -> Views.owners(Views.known(asked1.status()), keys)));
    }

    private Reply records() throws InterruptedException {
        List<Message.Keyed> held = node.look(Node::records);
        List<Object> records = new ArrayList<>(held.size());
        for (Message.Keyed keyed : held) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("tenant", keyed.key().tenant());
            view.put("key", keyed.key().name());
            view.put("version", keyed.record().version().toString());
            view.put("value", keyed.record().value());
            view.put("tombstone", keyed.record().isTombstone());
            records.add(view);
        }
        return Reply.json(200, Map.of("records", records));
    }

    private Reply metrics(Asked asked) throws InterruptedException {
        Map<String, Object> now = metrics.of(node.look(Node::status));
        boolean text = asked.query("format").map("prometheus"::equals).orElse(false)
                || asked.header("Accept")
                        .map(accept -> accept.startsWith("text/plain"))
                        .orElse(false);
        return text ? Reply.text("text/plain; version=0.0.4", Metrics.prometheus(now)) : Reply.json(200, now);
    }
}
