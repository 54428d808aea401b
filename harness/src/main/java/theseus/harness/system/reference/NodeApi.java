package theseus.harness.system.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import theseus.harness.system.Address;
import theseus.harness.system.Call;
import theseus.harness.system.Health;
import theseus.harness.system.Move;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.system.Reply;
import theseus.harness.system.http.Http;
import theseus.node.message.TopologyJson;
import theseus.node.topology.Topology;

/// The reference node's HTTP API, as far as the harness speaks it. Answers come on other threads than the caller's.
final class NodeApi {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Http http;
    private final Function<String, Address> doors;
    private final String leverToken;

    /// @param doors where each node is reached
    /// @param leverToken what the nodes' own levers open to
    NodeApi(Http http, Function<String, Address> doors, String leverToken) {
        this.http = http;
        this.doors = doors;
        this.leverToken = leverToken;
    }

    /// @param drives whether migrations are driven from the node now
    /// @param topologies what it saw
    record Seen(boolean drives, List<Topology> topologies) {}

    void health(String node, Consumer<Health> then) {
        http.send(
                get(node, "v1", "health"),
                outcome -> then.accept(
                        switch (outcome) {
                            case Http.Outcome.Answered answered ->
                                new Health(true, answered.status() == 200, answered.status() + " " + answered.text());
                            case Http.Outcome.NotSent no -> Health.silent(no.why());
                            case Http.Outcome.Lost lost -> Health.silent(lost.why());
                        }));
    }

    /// A client's call.
    void call(String node, Call call, Consumer<Reply> then) {
        Request.Builder request = new Request.Builder()
                .url(at(node, "v1", "tenants", call.tenant(), "keys", call.key())
                        .addQueryParameter("consistency", call.level())
                        .build());
        if (call.idempotencyKey() != null) request.header("Idempotency-Key", call.idempotencyKey());
        boolean reads = call.f().equals("read");
        switch (call.f()) {
            case "read" -> request.get();
            case "write" -> request.put(body("value", call.value()));
            case "delete" -> request.delete();
            default -> throw new IllegalArgumentException("'" + call.f() + "'; expected read, write or delete");
        }
        http.send(request, outcome -> then.accept(Replies.of(node, call, reads, outcome)));
    }

    /// Asks the node to decide; empty when it did, else its sentence.
    void createTenant(String node, String tenant, int replicas, Consumer<Optional<String>> then) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", tenant).put("factor", replicas);
        http.send(post(node, body, "v1", "tenants"), outcome -> then.accept(refusal(node, outcome)));
    }

    /// @param address where the node that comes is reached; null where none comes
    void move(String node, Move move, String address, String token, boolean queued, Consumer<Optional<String>> then) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("kind", move.kind().label()).put("token", token).put("queued", queued);
        switch (move) {
            case Move.Join join -> body.put("node", join.node());
            case Move.Leave leave -> body.put("node", leave.node());
            case Move.Replace replace -> body.put("dead", replace.dead()).put("node", replace.node());
            case Move.Remove remove -> body.put("dead", remove.dead());
            case Move.Refactor refactor -> body.put("tenant", refactor.tenant()).put("factor", refactor.factor());
        }
        if (address != null) body.put("address", address);
        http.send(post(node, body, "v1", "migrations"), outcome -> then.accept(refusal(node, outcome)));
    }

    void halt(String node, boolean halted, Consumer<Optional<String>> then) {
        String what = halted ? "pause" : "resume";
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        http.send(
                post(node, nothing, "v1", "migrations", "current", what),
                outcome -> then.accept(refusal(node, outcome)));
    }

    void declareDead(String node, String dead, Consumer<Optional<String>> then) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("node", dead);
        http.send(
                post(node, body, "v1", "migrations", "current", "dead"),
                outcome -> then.accept(refusal(node, outcome)));
    }

    void abort(String node, Consumer<Optional<String>> then) {
        Request.Builder request = new Request.Builder()
                .url(at(node, "v1", "migrations", "current").build())
                .delete();
        http.send(request, outcome -> then.accept(refusal(node, outcome)));
    }

    /// The topologies after that epoch that the node has seen, in order; none when it does not answer.
    void topologiesSince(String node, long epoch, Consumer<Seen> then) {
        Request.Builder request = new Request.Builder()
                .url(at(node, "v1", "topologies")
                        .addQueryParameter("since", Long.toString(epoch))
                        .build());
        http.send(request, outcome -> {
            List<Topology> topologies = new ArrayList<>();
            Optional<JsonNode> answer = json(outcome);
            answer.ifPresent(
                    seen -> seen.get("topologies").forEach(each -> topologies.add(TopologyJson.read(bytes(each)))));
            boolean drives = answer.map(seen -> seen.path("drives").asBoolean()).orElse(false);
            then.accept(new Seen(drives, topologies));
        });
    }

    void records(String node, Consumer<Optional<List<ReplicaRecord>>> then) {
        http.send(
                get(node, "v1", "records"), outcome -> then.accept(json(outcome).map(NodeApi::records)));
    }

    private static List<ReplicaRecord> records(JsonNode answer) {
        List<ReplicaRecord> records = new ArrayList<>();
        for (JsonNode each : answer.get("records"))
            records.add(new ReplicaRecord(
                    each.get("tenant").asText(),
                    each.get("key").asText(),
                    each.get("version").asText(),
                    each.get("value").isNull() ? null : each.get("value").asText()));
        return records;
    }

    /// @param incarnation of the life that the counts are of
    record Guards(long incarnation, SortedMap<String, Long> counts) {}

    void guards(String node, Consumer<Optional<Guards>> then) {
        http.send(
                get(node, "v1", "metrics"), outcome -> then.accept(json(outcome).map(NodeApi::guards)));
    }

    private static Guards guards(JsonNode metrics) {
        SortedMap<String, Long> counts = new TreeMap<>();
        metrics.get("guards").properties().forEach(each -> {
            if (each.getValue().asLong() > 0)
                counts.put(each.getKey(), each.getValue().asLong());
        });
        return new Guards(metrics.get("incarnation").asLong(), counts);
    }

    /// What the node waits for, in words; empty when it waits for nothing.
    void waiting(String node, Consumer<String> then) {
        http.send(
                get(node, "v1", "health"),
                outcome -> then.accept(
                        switch (outcome) {
                            case Http.Outcome.Answered answered -> waitingFor(answered);
                            case Http.Outcome.NotSent _ -> "is down";
                            case Http.Outcome.Lost _ -> "does not answer";
                        }));
    }

    private static String waitingFor(Http.Outcome.Answered answered) {
        List<String> words = new ArrayList<>();
        parse(answered.body()).path("waitingFor").forEach(each -> words.add(each.asText()));
        if (answered.status() != 200) words.addFirst("is not ready");
        return String.join("; ", words);
    }

    /// The migration under way, as the node sees it; empty where there is none.
    void migration(String node, Consumer<Optional<JsonNode>> then) {
        http.send(get(node, "v1", "migrations", "current"), outcome -> then.accept(json(outcome)));
    }

    /// Sends a request of test levers: `PUT`, `POST` or `DELETE` with a body, `GET` with none. Empty where the node
    /// does not do it.
    void lever(String method, String node, ObjectNode body, Consumer<Optional<JsonNode>> then, String... path) {
        HttpUrl.Builder url = at(node, "test", "v1");
        for (String segment : path) url.addPathSegment(segment);
        Request.Builder request = new Request.Builder()
                .url(url.build())
                .header("Theseus-Lever-Token", leverToken)
                .method(method, method.equals("GET") ? null : body(body));
        http.send(request, outcome -> then.accept(json(outcome)));
    }

    private static Optional<String> refusal(String node, Http.Outcome outcome) {
        return switch (outcome) {
            case Http.Outcome.Answered answered when answered.status() < 300 -> Optional.empty();
            case Http.Outcome.Answered answered -> Optional.of(sentence(answered));
            case Http.Outcome.NotSent no -> Optional.of(node + " cannot be reached: " + no.why());
            case Http.Outcome.Lost lost -> Optional.of(node + " does not answer: " + lost.why());
        };
    }

    /// `CODE: sentence`, as the node's errors have them.
    static String sentence(Http.Outcome.Answered answered) {
        JsonNode body = parse(answered.body());
        return body.hasNonNull("code")
                ? body.get("code").asText() + ": " + body.path("sentence").asText()
                : "status " + answered.status() + ": " + answered.text().strip();
    }

    private static Optional<JsonNode> json(Http.Outcome outcome) {
        return outcome instanceof Http.Outcome.Answered(int status, byte[] body) && status == 200
                ? Optional.of(parse(body))
                : Optional.empty();
    }

    /// A body as JSON; nothing where it is none.
    static JsonNode parse(byte[] body) {
        try {
            JsonNode parsed = MAPPER.readTree(new String(body, java.nio.charset.StandardCharsets.UTF_8));
            return parsed == null ? MAPPER.missingNode() : parsed;
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static RequestBody body(String field, String value) {
        return body(JsonNodeFactory.instance.objectNode().put(field, value));
    }

    private static RequestBody body(ObjectNode json) {
        return RequestBody.create(bytes(json), JSON);
    }

    private Request.Builder get(String node, String... path) {
        return new Request.Builder().url(at(node, path).build());
    }

    private Request.Builder post(String node, ObjectNode body, String... path) {
        return new Request.Builder().url(at(node, path).build()).post(body(body));
    }

    private HttpUrl.Builder at(String node, String... path) {
        HttpUrl.Builder url = Http.at(doors.apply(node));
        for (String segment : path) url.addPathSegment(segment);
        return url;
    }
}
