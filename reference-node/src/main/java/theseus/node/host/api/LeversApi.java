package theseus.node.host.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import theseus.node.host.http.Asked;
import theseus.node.host.http.Json;
import theseus.node.host.http.Refusal;
import theseus.node.host.http.Reply;
import theseus.node.host.http.Router;
import theseus.node.host.machine.Failpoint;
import theseus.node.host.machine.Failpoints;
import theseus.node.host.machine.WallClock;

/// Faults from inside, for tests: only where the node was started with `--test-levers`, and only for who has the token.
final class LeversApi {
    private static final String TOKEN_HEADER = "Theseus-Lever-Token";

    private final byte[] token;
    private final WallClock clock;
    private final Failpoints failpoints;

    LeversApi(String token, WallClock clock, Failpoints failpoints) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
        this.failpoints = failpoints;
    }

    void addTo(Router router) {
        router.on("GET", "/test/v1/clock", guarded(_ -> clockView()));
        router.on("PUT", "/test/v1/clock", guarded(this::setClock));
        router.on("GET", "/test/v1/failpoints", guarded(_ -> failpointsView()));
        router.on("PUT", "/test/v1/failpoints/{point}", guarded(this::arm));
        router.on("DELETE", "/test/v1/failpoints/{point}", guarded(this::disarm));
    }

    private Router.Handler guarded(Router.Handler handler) {
        return asked -> {
            byte[] given = asked.header(TOKEN_HEADER).orElse("").getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(given, token))
                throw new Refusal(403, "WRONG_TOKEN", "the header " + TOKEN_HEADER + " is missing or wrong");
            return handler.handle(asked);
        };
    }

    private Reply setClock(Asked asked) throws IOException {
        JsonNode body = Json.object(asked.body(Limits.SMALL_BODY_BYTES_MAX), "offsetMillis");
        clock.setOffsetMicros(TimeUnit.MILLISECONDS.toMicros(Json.number(body, "offsetMillis")));
        return clockView();
    }

    private Reply clockView() {
        return Reply.json(200, Map.of("offsetMillis", TimeUnit.MICROSECONDS.toMillis(clock.offsetMicros())));
    }

    private Reply arm(Asked asked) throws IOException {
        Failpoint point = point(asked);
        String action = Json.text(Json.object(asked.body(Limits.SMALL_BODY_BYTES_MAX), "action"), "action");
        try {
            failpoints.arm(point, Failpoints.Action.parse(action));
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "INVALID_ACTION", e.getMessage());
        }
        return failpointsView();
    }

    private Reply disarm(Asked asked) {
        failpoints.disarm(point(asked));
        return failpointsView();
    }

    private static Failpoint point(Asked asked) {
        String label = asked.variable("point");
        return Failpoint.labelled(label).orElseThrow(() -> {
            String known = String.join(
                    ", ",
                    Arrays.stream(Failpoint.values()).map(Failpoint::label).toList());
            return new Refusal(404, "NO_SUCH_FAILPOINT", "no failpoint '" + label + "'; there are " + known);
        });
    }

    private Reply failpointsView() {
        Map<String, String> armed = new TreeMap<>();
        failpoints.armed().forEach((label, action) -> armed.put(label, action.toString()));
        return Reply.json(200, Map.of("armed", armed));
    }
}
