package theseus.node.host.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import theseus.node.host.http.Asked;
import theseus.node.host.http.Json;
import theseus.node.host.http.Refusal;
import theseus.node.host.http.Reply;
import theseus.node.host.http.Router;
import theseus.node.host.machine.WallClock;
import theseus.node.host.peer.Impediment;
import theseus.node.host.peer.Links;
import theseus.node.host.peer.Trial;
import theseus.node.message.Message;
import theseus.node.ring.NodeId;

/// Levers on this node's links to others, and trials that show what they do.
///
/// ```
///   PUT    /test/v1/links/n2/7   {"kind": "slow", "delayMillis": 50, "jitterMillis": 10}     fault 7 begins
///   DELETE /test/v1/links/n2/7                                                                and ends
///   POST   /test/v1/links/n2/trials   {"count": 20}        sends 20 messages: their serials, and when they set out
///   GET    /test/v1/trials/n1/since/1700000000000000       what came from n1 since then, and when
/// ```
final class LinksApi {
    private static final int TRIALS_MAX = 2_000;

    private final Links links;
    private final Trial trial;

    LinksApi(Links links, Trial trial) {
        this.links = links;
        this.trial = trial;
    }

    void addTo(Router router, UnaryOperator<Router.Handler> guarded) {
        router.on("PUT", "/test/v1/links/{peer}/{fault}", guarded.apply(this::impede));
        router.on("DELETE", "/test/v1/links/{peer}/{fault}", guarded.apply(this::relieve));
        router.on("GET", "/test/v1/links/{peer}", guarded.apply(asked -> felt(peer(asked))));
        router.on("POST", "/test/v1/links/{peer}/trials", guarded.apply(this::tryOut));
        router.on(
                "GET",
                "/test/v1/trials/{peer}/since/{micros}",
                guarded.apply(asked -> arrivals(peer(asked), number(asked, "micros", "[0-9]{1,18}"))));
    }

    private Reply impede(Asked asked) throws IOException {
        JsonNode body = Json.object(
                asked.body(Limits.SMALL_BODY_BYTES_MAX),
                "kind",
                "delayMillis",
                "jitterMillis",
                "percent",
                "byMillis",
                "bytesPerSecond",
                "messages");
        try {
            links.impede(peer(asked), fault(asked), impediment(body));
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "INVALID_IMPEDIMENT", e.getMessage());
        }
        return felt(peer(asked));
    }

    private Reply relieve(Asked asked) {
        links.relieve(peer(asked), fault(asked));
        return felt(peer(asked));
    }

    private Reply felt(NodeId peer) {
        Map<String, Long> byFault = new TreeMap<>();
        links.felt(peer).forEach((fault, times) -> byFault.put(Integer.toString(fault), times));
        return Reply.json(200, Map.of("felt", byFault));
    }

    private Reply tryOut(Asked asked) throws IOException {
        long count = Json.number(Json.object(asked.body(Limits.SMALL_BODY_BYTES_MAX), "count"), "count");
        if (count < 1 || count > TRIALS_MAX)
            throw new Refusal(400, "MALFORMED_BODY", "count is " + count + "; expected 1 to " + TRIALS_MAX);
        List<Map<String, Long>> sent = new ArrayList<>();
        for (Message message : trial.next((int) count)) {
            sent.add(Map.of("serial", Trial.serial(message), "micros", WallClock.machineMicros()));
            links.send(peer(asked), message);
        }
        return Reply.json(200, Map.of("sent", sent));
    }

    private Reply arrivals(NodeId peer, long sinceMicros) {
        List<Map<String, Long>> came = trial.from(peer, sinceMicros).stream()
                .map(arrival -> Map.of("serial", arrival.serial(), "micros", arrival.micros()))
                .toList();
        return Reply.json(200, Map.of("came", came));
    }

    private static Impediment impediment(JsonNode body) {
        String kind = Json.text(body, "kind");
        return switch (kind) {
            case "slow" -> new Impediment.Slow(Json.number(body, "delayMillis"), Json.number(body, "jitterMillis"));
            case "lossy" -> new Impediment.Lossy(Json.number(body, "percent"));
            case "doubling" -> new Impediment.Doubling(Json.number(body, "percent"));
            case "shuffling" -> new Impediment.Shuffling(Json.number(body, "percent"), Json.number(body, "byMillis"));
            case "narrow" -> new Impediment.Narrow(Json.number(body, "bytesPerSecond"));
            case "holding" -> {
                List<String> messages = new ArrayList<>();
                body.path("messages").forEach(each -> messages.add(each.asText()));
                yield new Impediment.Holding(messages);
            }
            default ->
                throw new IllegalArgumentException(
                        "kind '" + kind + "'; expected slow, lossy, doubling, shuffling, narrow or holding");
        };
    }

    private static NodeId peer(Asked asked) {
        return Limits.nodeId(asked.variable("peer"));
    }

    private static int fault(Asked asked) {
        return (int) number(asked, "fault", "[0-9]{1,9}");
    }

    private static long number(Asked asked, String name, String form) {
        String number = asked.variable(name);
        if (number.matches(form)) return Long.parseLong(number);
        throw new Refusal(400, "MALFORMED_PATH", name + " '" + number + "'; expected a number");
    }
}
