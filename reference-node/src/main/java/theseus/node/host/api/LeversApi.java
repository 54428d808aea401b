package theseus.node.host.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import theseus.node.environment.Waypoint;
import theseus.node.host.http.Asked;
import theseus.node.host.http.Json;
import theseus.node.host.http.Refusal;
import theseus.node.host.http.Reply;
import theseus.node.host.http.Router;
import theseus.node.host.machine.Failpoint;
import theseus.node.host.machine.Failpoints;
import theseus.node.host.machine.FileDisk;
import theseus.node.host.machine.Turnstiles;
import theseus.node.host.machine.WallClock;

/// Levers on the node's machine: its clock, its disk, and the points at which it fails or is held up.
final class LeversApi {
    private final WallClock clock;
    private final Failpoints failpoints;
    private final Turnstiles turnstiles;
    private final FileDisk disk;

    LeversApi(WallClock clock, Failpoints failpoints, Turnstiles turnstiles, FileDisk disk) {
        this.clock = clock;
        this.failpoints = failpoints;
        this.turnstiles = turnstiles;
        this.disk = disk;
    }

    void addTo(Router router, UnaryOperator<Router.Handler> guarded) {
        router.on("GET", "/test/v1/clock", guarded.apply(_ -> clockView()));
        router.on("PUT", "/test/v1/clock", guarded.apply(this::setClock));
        router.on("GET", "/test/v1/disk", guarded.apply(_ -> diskView()));
        router.on("GET", "/test/v1/failpoints", guarded.apply(_ -> failpointsView()));
        router.on("PUT", "/test/v1/failpoints/{point}", guarded.apply(this::arm));
        router.on("DELETE", "/test/v1/failpoints/{point}", guarded.apply(this::disarm));
        router.on("GET", "/test/v1/waypoints", guarded.apply(_ -> waypointsView()));
        router.on("PUT", "/test/v1/waypoints/{point}", guarded.apply(this::shut));
        router.on("DELETE", "/test/v1/waypoints/{point}", guarded.apply(this::open));
    }

    private Reply setClock(Asked asked) throws IOException {
        JsonNode body = Json.object(
                asked.body(Limits.SMALL_BODY_BYTES_MAX),
                "offsetMillis",
                "strobeMillis",
                "strobeEveryMillis",
                "driftPerMillion");
        clock.set(new WallClock.Error(
                TimeUnit.MILLISECONDS.toMicros(Json.number(body, "offsetMillis")),
                TimeUnit.MILLISECONDS.toMicros(numberOrZero(body, "strobeMillis")),
                TimeUnit.MILLISECONDS.toMicros(numberOrZero(body, "strobeEveryMillis")),
                numberOrZero(body, "driftPerMillion"),
                WallClock.machineMicros()));
        return clockView();
    }

    private static long numberOrZero(JsonNode body, String field) {
        return body.has(field) ? Json.number(body, field) : 0;
    }

    /// How far the clock reads ahead of the machine's just now, besides what was set.
    private Reply clockView() {
        long ahead = clock.wallMicros() - WallClock.machineMicros();
        return Reply.json(
                200,
                Map.of(
                        "offsetMillis",
                        TimeUnit.MICROSECONDS.toMillis(clock.error().offsetMicros()),
                        "aheadMicros",
                        ahead));
    }

    private Reply diskView() {
        Map<String, Object> view = new TreeMap<>();
        view.put("lastSyncMillis", TimeUnit.NANOSECONDS.toMillis(disk.lastSyncNanos()));
        disk.trouble().ifPresent(why -> view.put("trouble", why));
        return Reply.json(200, view);
    }

    private Reply shut(Asked asked) {
        turnstiles.shut(waypoint(asked));
        return waypointsView();
    }

    private Reply open(Asked asked) {
        return Reply.json(200, Map.of("waited", turnstiles.open(waypoint(asked))));
    }

    private Reply waypointsView() {
        return Reply.json(200, Map.of("reached", turnstiles.reached()));
    }

    private static Waypoint waypoint(Asked asked) {
        String label = asked.variable("point");
        return Waypoint.labelled(label).orElseThrow(() -> {
            String known = String.join(
                    ", ", Arrays.stream(Waypoint.values()).map(Waypoint::label).toList());
            return new Refusal(404, "NO_SUCH_WAYPOINT", "no waypoint '" + label + "'; there are " + known);
        });
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
