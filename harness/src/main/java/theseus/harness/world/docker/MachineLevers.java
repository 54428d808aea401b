package theseus.harness.world.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import theseus.harness.world.docker.pod.Pod;
import theseus.nemesis.lever.Effect;

/// Levers within the nodes' processes: their clocks, their disks, and the points at which they are held up.
final class MachineLevers implements AutoCloseable {
    private static final long WATCH_MILLIS = 5_000;
    private static final long REACHED_LIMIT_MILLIS = 600_000;

    private final NodeProbe probe;
    private final StandingOrders orders;
    private final Grip clocks;
    private final Grip disks;
    private final RealTimeline timeline;
    private final ConcurrentHashMap<String, AtomicBoolean> holding = new ConcurrentHashMap<>();

    MachineLevers(
            RealTimeline timeline, ConcurrentSkipListMap<String, Pod> pods, NodeProbe probe, StandingOrders orders) {
        this.timeline = timeline;
        this.probe = probe;
        this.orders = orders;
        clocks = new Grip(timeline, pods);
        disks = new Grip(timeline, pods);
    }

    void skew(List<String> nodes, long offsetMillis, Consumer<Effect> then) {
        clocks.pull(nodes, then, pod -> clock(pod).skew(offsetMillis));
    }

    void strobe(List<String> nodes, long offsetMillis, long periodMillis, Consumer<Effect> then) {
        clocks.pull(nodes, then, pod -> clock(pod).strobe(offsetMillis, periodMillis));
    }

    void drift(List<String> nodes, long perMillion, Consumer<Effect> then) {
        clocks.pull(nodes, then, pod -> clock(pod).drift(perMillion));
    }

    private ClockLever clock(Pod pod) {
        return new ClockLever(pod.name(), probe, orders);
    }

    /// Another fault has taken it down meanwhile.
    private static Effect noAnswer(String node) {
        return new Effect.Missed(node + " does not answer");
    }

    void fillDisk(List<String> nodes, Consumer<Effect> then) {
        disks.pull(nodes, then, pod -> {
            arm(pod.name(), "full");
            boolean failed = Grip.await(
                    WATCH_MILLIS,
                    () -> diskOf(pod.name()).filter(disk -> disk.has("trouble")).isPresent());
            return failed
                    ? new Effect.Proven(pod.name() + ": no space left")
                    : new Effect.Missed(pod.name() + " wrote nothing");
        });
    }

    void slowDisk(List<String> nodes, long millis, Consumer<Effect> then) {
        disks.pull(nodes, then, pod -> {
            if (millis == 0) return soundDisk(pod.name());
            orders.give(pod.name(), "disk", () -> arm(pod.name(), millis + "ms"));
            arm(pod.name(), millis + "ms");
            long[] last = new long[1];
            boolean slow = Grip.await(WATCH_MILLIS, () -> {
                last[0] = diskOf(pod.name())
                        .map(disk -> disk.path("lastSyncMillis").asLong())
                        .orElse(0L);
                return last[0] >= millis;
            });
            return slow
                    ? new Effect.Proven(pod.name() + " synced in " + last[0] + " ms")
                    : new Effect.Missed(pod.name() + " synced nothing");
        });
    }

    /// Of a process that is down the lever is gone with it.
    private Effect soundDisk(String node) {
        orders.revoke(node, "disk");
        boolean done = Grip.await(
                WATCH_MILLIS,
                () -> probe.lever("DELETE", node, object(), "failpoints", "disk-sync")
                        .isPresent());
        return done ? new Effect.Proven(node + " syncs as it can") : noAnswer(node);
    }

    private void arm(String node, String action) {
        probe.lever("PUT", node, object().put("action", action), "failpoints", "disk-sync");
    }

    /// The next write is torn, and the process dies of it.
    void tearNextWrite(String node) {
        arm(node, "tear");
    }

    private Optional<JsonNode> diskOf(String node) {
        return probe.lever("GET", node, null, "disk");
    }

    /// Nobody waits in a lane for what may never come: a thread of its own looks until the node has come, or was let
    /// go.
    void holdUp(List<String> nodes, String point, Consumer<Effect> then) {
        AtomicBoolean over = new AtomicBoolean();
        holding.put(point + " " + nodes, over);
        Thread.startVirtualThread(() -> {
            for (String node : nodes) {
                Runnable shut = () -> probe.lever("PUT", node, object(), "waypoints", point);
                orders.give(node, "waypoint " + point, shut);
                shut.run();
            }
            SortedMap<String, Long> reached = new TreeMap<>();
            Grip.await(REACHED_LIMIT_MILLIS, () -> {
                if (!over.get()) nodes.forEach(node -> reached.put(node, reached(node, point)));
                return over.get() || reached.values().stream().anyMatch(times -> times > 0);
            });
            reached.values().removeIf(times -> times == 0);
            Effect effect = reached.isEmpty()
                    ? new Effect.Missed("nobody came to " + point)
                    : new Effect.Proven(String.join(" ", reached.keySet()) + " at " + point);
            timeline.post(() -> then.accept(effect));
        });
    }

    private long reached(String node, String point) {
        return probe.lever("GET", node, null, "waypoints")
                .map(view -> view.path("reached").path(point).asLong())
                .orElse(0L);
    }

    void letGo(List<String> nodes, String point, Consumer<Effect> then) {
        AtomicBoolean over = holding.remove(point + " " + nodes);
        if (over != null) over.set(true);
        Thread.startVirtualThread(() -> {
            long waited = 0;
            for (String node : nodes) {
                orders.revoke(node, "waypoint " + point);
                waited += probe.lever("DELETE", node, object(), "waypoints", point)
                        .map(view -> view.path("waited").asLong())
                        .orElse(0L);
            }
            Effect effect = new Effect.Proven(waited + " had waited at " + point);
            timeline.post(() -> then.accept(effect));
        });
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() {
        holding.values().forEach(over -> over.set(true));
        clocks.close();
        disks.close();
    }
}
