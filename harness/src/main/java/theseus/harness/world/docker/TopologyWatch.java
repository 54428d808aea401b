package theseus.harness.world.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import theseus.node.topology.Topology;

/// Learns of each topology by asking all nodes again and again what came after the last one known.
///
/// Nodes tell every epoch that they saw in this life, so none is missed while anybody lives who saw it; an epoch that
/// nobody can tell is waited for a little and then passed over.
final class TopologyWatch {
    private static final long EVERY_NANOS = 20_000_000;
    private static final int PATIENCE_ROUNDS = 10;

    private final RealTimeline timeline;
    private final NodeApi api;
    private final Supplier<List<String>> nodes;
    private final List<Consumer<Topology>> watchers = new ArrayList<>();
    private final SortedMap<Long, Topology> ahead = new TreeMap<>();
    private final SortedSet<String> asked = new TreeSet<>();
    private final AtomicReference<String> driver = new AtomicReference<>();
    private Topology latest;
    private int roundsWithGap;

    TopologyWatch(RealTimeline timeline, NodeApi api, Supplier<List<String>> nodes) {
        this.timeline = timeline;
        this.api = api;
        this.nodes = nodes;
    }

    void start() {
        for (String node : nodes.get()) {
            if (!asked.add(node)) continue;
            api.topologiesSince(
                    node,
                    latest == null ? 0 : latest.epoch(),
                    seen -> timeline.post(() -> {
                        asked.remove(node);
                        if (seen.drives()) driver.set(node);
                        seen.topologies().forEach(this::learn);
                    }));
        }
        tell();
        timeline.after(EVERY_NANOS, this::start);
    }

    /// Who said last that migrations are driven there.
    Optional<String> driver() {
        return Optional.ofNullable(driver.get());
    }

    /// Tells the watcher the newest topology and all later ones.
    void add(Consumer<Topology> watcher) {
        timeline.post(() -> {
            watchers.add(watcher);
            if (latest != null) watcher.accept(latest);
        });
    }

    private void learn(Topology topology) {
        if (latest == null || topology.epoch() > latest.epoch()) ahead.put(topology.epoch(), topology);
        tellInOrder();
    }

    private void tellInOrder() {
        while (!ahead.isEmpty() && (latest == null || ahead.firstKey() == latest.epoch() + 1)) tellFirst();
    }

    private void tell() {
        roundsWithGap = ahead.isEmpty() ? 0 : roundsWithGap + 1;
        if (roundsWithGap > PATIENCE_ROUNDS) {
            tellFirst();
            tellInOrder();
        }
    }

    private void tellFirst() {
        latest = ahead.remove(ahead.firstKey());
        for (Consumer<Topology> watcher : List.copyOf(watchers)) watcher.accept(latest);
    }
}
