package theseus.node.host.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import theseus.node.coordinate.ClientAnswer;
import theseus.node.coordinate.ClientRequest;
import theseus.node.host.http.Asked;
import theseus.node.host.http.Json;
import theseus.node.host.http.Refusal;
import theseus.node.host.http.Reply;
import theseus.node.host.http.Router;
import theseus.node.host.journal.Counters;
import theseus.node.host.machine.Failpoint;
import theseus.node.host.machine.Failpoints;
import theseus.node.quorum.Consistency;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Version;

/// What clients do: put, get and delete a key.
final class KeysApi {
    private static final String PATH = "/v1/tenants/{tenant}/keys/{key}";

    private final NodeThread node;
    private final Counters counters;
    private final Failpoints failpoints;

    KeysApi(NodeThread node, Counters counters, Failpoints failpoints) {
        this.node = node;
        this.counters = counters;
        this.failpoints = failpoints;
    }

    void addTo(Router router) {
        router.on("PUT", PATH, asked -> counted("put", asked, this::put));
        router.on("GET", PATH, asked -> counted("get", asked, this::get));
        router.on("DELETE", PATH, asked -> counted("delete", asked, this::delete));
    }

    private Reply put(Asked asked) throws IOException, InterruptedException {
        Key key = key(asked);
        Consistency level = Limits.level(asked.query("consistency"));
        String idempotencyKey = Limits.idempotencyKey(asked.header("Idempotency-Key"));
        JsonNode body = Json.object(asked.body(Limits.PUT_BODY_BYTES_MAX), "value");
        String value = Limits.value(Json.text(body, "value"));
        return serve(new ClientRequest.Put(key, value, level, idempotencyKey), true);
    }

    private Reply get(Asked asked) throws IOException, InterruptedException {
        return serve(new ClientRequest.Get(key(asked), Limits.level(asked.query("consistency"))), false);
    }

    private Reply delete(Asked asked) throws IOException, InterruptedException {
        Key key = key(asked);
        Consistency level = Limits.level(asked.query("consistency"));
        String idempotencyKey = Limits.idempotencyKey(asked.header("Idempotency-Key"));
        return serve(new ClientRequest.Delete(key, level, idempotencyKey), true);
    }

    private static Key key(Asked asked) {
        return Key.of(Limits.tenant(asked.variable("tenant")), Limits.key(asked.variable("key")));
    }

    private Reply serve(ClientRequest request, boolean changes) throws IOException, InterruptedException {
        ClientAnswer answer = node.ask((asked, then) -> asked.serve(request, then), changes);
        failpoints.pass(Failpoint.CLIENT_ANSWER);
        return switch (answer) {
            case ClientAnswer.Done done
            when done.value() == null && request instanceof ClientRequest.Get -> notFound(request.key(), done);
            case ClientAnswer.Done done -> Reply.json(200, facts(done));
            case ClientAnswer.Refused refused -> throw refusal(refused);
        };
    }

    /// Not found is an answer like any other: it says who gave it, under which epoch, and which tombstone was seen.
    private static Reply notFound(Key key, ClientAnswer.Done done) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", "KEY_NOT_FOUND");
        body.put("sentence", "there is no key '" + key.name() + "' in tenant " + key.tenant());
        body.put("facts", Map.of());
        body.put("mayHaveHappened", true);
        body.putAll(facts(done));
        return Reply.json(404, body);
    }

    private static Map<String, Object> facts(ClientAnswer.Done done) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("value", done.value());
        facts.put("version", done.version() == null ? null : done.version().toString());
        facts.put("vectorClock", vectorClock(done.version()));
        facts.put("replicas", names(done.replicas()));
        facts.put("epoch", done.epoch());
        facts.put("phase", done.phase().name());
        facts.put("overtaken", done.overtaken());
        return facts;
    }

    private static Map<String, Long> vectorClock(Version version) {
        return version == null ? Map.of() : Map.of(Long.toString(version.incarnation()), version.clock());
    }

    private static List<String> names(List<NodeId> nodes) {
        return nodes.stream().map(NodeId::name).toList();
    }

    private static Refusal refusal(ClientAnswer.Refused refused) {
        return new Refusal(refused.error().status(), refused.error().name(), refused.sentence())
                .with("epoch", refused.epoch())
                .with("phase", refused.phase() == null ? null : refused.phase().name())
                .mayHaveHappened(refused.mayHaveHappened());
    }

    private Reply counted(String operation, Asked asked, Router.Handler handler)
            throws IOException, InterruptedException {
        try {
            Reply reply = handler.handle(asked);
            counters.operation(operation, reply.status() == 200 ? "OK" : "KEY_NOT_FOUND");
            return reply;
        } catch (Refusal refusal) {
            counters.operation(operation, refusal.code());
            throw refusal;
        }
    }
}
