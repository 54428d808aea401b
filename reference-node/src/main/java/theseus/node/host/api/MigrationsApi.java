package theseus.node.host.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import theseus.node.Node;
import theseus.node.NodeStatus;
import theseus.node.host.http.Asked;
import theseus.node.host.http.Json;
import theseus.node.host.http.Refusal;
import theseus.node.host.http.Reply;
import theseus.node.host.http.Router;
import theseus.node.host.peer.Greeting;
import theseus.node.migration.Forecast;
import theseus.node.ring.NodeId;
import theseus.node.topology.Admission;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.Migration;
import theseus.node.topology.Topology;
import theseus.node.topology.Transitions;

/// What operators do: add tenants, plan, begin, halt and abort migrations, let tombstones be collected.
final class MigrationsApi {
    private final NodeThread node;
    private final Greeting greeting;

    MigrationsApi(NodeThread node, Greeting greeting) {
        this.node = node;
        this.greeting = greeting;
    }

    void addTo(Router router) {
        router.on("GET", "/v1/tenants", _ -> Reply.json(200, Map.of("tenants", factors())));
        router.on("POST", "/v1/tenants", this::addTenant);
        router.on("POST", "/v1/migrations", this::begin);
        router.on("GET", "/v1/migrations/last", _ -> Reply.json(200, Views.report(node.look(Node::status))));
        router.on("POST", "/v1/collections", _ -> collect());
        router.on("DELETE", "/v1/collections/current", _ -> abandonCollection());
        router.on("POST", "/v1/migrations/current/pause", _ -> onCurrent(Change.Pause::new));
        router.on("POST", "/v1/migrations/current/resume", _ -> onCurrent(Change.Resume::new));
        router.on("POST", "/v1/migrations/current/dead", this::declareDead);
        router.on("GET", "/v1/migrations/current", _ -> Reply.json(200, Views.migration(node.look(Node::status))));
        router.on(
                "DELETE",
                "/v1/migrations/current",
                _ -> onCurrent(session -> new Change.Abort(session, "asked for by an operator")));
    }

    private Map<String, Integer> factors() throws InterruptedException {
        return Views.known(node.look(Node::status)).placement().factors();
    }

    private Reply addTenant(Asked asked) throws IOException, InterruptedException {
        JsonNode body = Json.object(asked.body(Limits.SMALL_BODY_BYTES_MAX), "name", "factor");
        String name = Limits.tenant(Json.text(body, "name"));
        long factor = Json.number(body, "factor");
        if (factor < 1 || factor > 15)
            throw new Refusal(400, "INVALID_FACTOR", "a replication factor of " + factor + "; expected 1 to 15");
        Topology now = propose(new Change.AddTenant(name, (int) factor));
        return Reply.json(201, Map.of("name", name, "factor", factor, "epoch", now.epoch()));
    }

    private Reply begin(Asked asked) throws IOException, InterruptedException {
        JsonNode body = Json.object(
                asked.body(Limits.SMALL_BODY_BYTES_MAX),
                "kind",
                "node",
                "dead",
                "address",
                "tenant",
                "factor",
                "token",
                "queued",
                "dryRun");
        Admission request = request(body);
        if (body.path("dryRun").asBoolean(false)) return plan(request);
        String token = Json.textOrNull(body, "token");
        Topology now =
                propose(new Change.Admit(request, token, body.path("queued").asBoolean(false)));
        Map<String, Object> started = new LinkedHashMap<>();
        started.put("request", request.words());
        started.put("session", session(now, token));
        started.put("epoch", now.epoch());
        started.put("phase", now.phase().label().name());
        started.put("waiting", now.queue().size());
        return Reply.json(202, started);
    }

    /// Of what was begun: the migration under way, or the latest where the token is that one's.
    private static long session(Topology now, String token) {
        boolean ended = token != null
                && now.lastReport() != null
                && token.equals(now.lastReport().token());
        return ended ? now.lastReport().session() : now.openSession();
    }

    private Reply plan(Admission request) throws InterruptedException {
        Topology now = Views.known(node.look(Node::status));
        return switch (Transitions.preview(now, request)) {
            case Decision.Refused refused -> throw refusal(refused);
            case Decision.Accepted accepted -> {
                Migration migration = accepted.topology().phase().migration().orElseThrow();
                Forecast.Plan plan = node.ask((asked, then) -> asked.forecast(migration, then), false);
                yield Reply.json(200, Views.forecast(now, plan));
            }
        };
    }

    private Reply collect() throws InterruptedException {
        Decision decision = node.ask(Node::collect, true);
        return floor(accepted(decision));
    }

    private Reply abandonCollection() throws InterruptedException {
        Topology known = Views.known(node.look(Node::status));
        if (known.floor().rising() == null)
            throw new Refusal(409, "NO_COLLECTION", "no tombstones are being collected").with("epoch", known.epoch());
        long since = known.floor().rising().since();
        return floor(propose(new Change.AbandonCollection(since, "asked for by an operator")));
    }

    private static Reply floor(Topology now) {
        return Reply.json(200, Map.of("epoch", now.epoch(), "floor", Views.floor(now.floor())));
    }

    private Admission request(JsonNode body) throws IOException, InterruptedException {
        String kind = Json.text(body, "kind");
        return switch (kind) {
            case "join" -> new Admission.Join(joiner(body), Json.text(body, "address"));
            case "leave" -> new Admission.Leave(Limits.nodeId(Json.text(body, "node")));
            case "replace" ->
                new Admission.Replace(Limits.nodeId(Json.text(body, "dead")), joiner(body), Json.text(body, "address"));
            case "remove" -> new Admission.Remove(Limits.nodeId(Json.text(body, "dead")));
            case "refactor" ->
                new Admission.Refactor(Limits.tenant(Json.text(body, "tenant")), (int) Json.number(body, "factor"));
            default ->
                throw new Refusal(
                        400,
                        "UNKNOWN_KIND",
                        "a migration of kind '" + kind + "'; expected join, leave, replace, remove or refactor");
        };
    }

    private NodeId joiner(JsonNode body) throws IOException, InterruptedException {
        NodeId joiner = Limits.nodeId(Json.text(body, "node"));
        String address = Json.text(body, "address");
        String complaint = greeting.complaint(joiner, address).orElse(null);
        if (complaint != null)
            throw new Refusal(400, "UNREACHABLE_ADDRESS", complaint)
                    .with("node", joiner.name())
                    .with("address", address);
        return joiner;
    }

    private Reply declareDead(Asked asked) throws IOException, InterruptedException {
        JsonNode body = Json.object(asked.body(Limits.SMALL_BODY_BYTES_MAX), "node");
        NodeId leaver = Limits.nodeId(Json.text(body, "node"));
        return onCurrent(session -> new Change.DeclareDead(session, leaver));
    }

    private Reply onCurrent(LongFunction<Change> change) throws InterruptedException {
        Topology known = Views.known(node.look(Node::status));
        long session = known.openSession();
        if (session == 0)
            throw new Refusal(409, "NO_MIGRATION", "no migration is under way").with("epoch", known.epoch());
        Topology now = propose(change.apply(session));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("session", session);
        body.put("epoch", now.epoch());
        body.put("phase", now.phase().label().name());
        body.put("paused", now.paused());
        return Reply.json(200, body);
    }

    private Topology propose(Change change) throws InterruptedException {
        return accepted(node.ask((asked, then) -> asked.propose(change, then), true));
    }

    private static Topology accepted(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> accepted.topology();
            case Decision.Refused refused -> throw refusal(refused);
        };
    }

    private static Refusal refusal(Decision.Refused refused) {
        return new Refusal(refused.code().equals("INVALID") ? 400 : 409, refused.code(), refused.sentence())
                .with(
                        "epoch",
                        refused.current() == null ? null : refused.current().epoch())
                .with("members", members(refused.current()));
    }

    private static List<String> members(Topology topology) {
        if (topology == null) return List.of();
        return topology.placement().ring().members().stream().map(NodeId::name).toList();
    }

    /// Whether the node is ready to serve.
    static boolean ready(NodeStatus status) {
        return status.ready() && status.diskFailure().isEmpty();
    }
}
