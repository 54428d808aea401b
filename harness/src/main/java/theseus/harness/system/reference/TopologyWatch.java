package theseus.harness.system.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import theseus.harness.system.Site;
import theseus.node.topology.Topology;

/// Learns of each topology by asking all nodes again and again what came after the last one known.
///
/// Nodes tell every epoch that they saw in this life, so none is missed while anybody lives who saw it; an epoch that
/// nobody can tell is waited for a little and then passed over.
final class TopologyWatch {
    private static final long EVERY_NANOS = 20_000_000;
    private static final int PATIENCE_ROUNDS = 10;

    private final Site site;
    private final NodeApi api;
    private final List<Consumer<Topology>> watchers = new ArrayList<>();
    private final SortedMap<Long, Topology> ahead = new TreeMap<>();
    private final SortedSet<String> asked = new TreeSet<>();
    private final AtomicReference<String> driver = new AtomicReference<>();
    private Topology latest;
    private int roundsWithGap;

    TopologyWatch(Site site, NodeApi api) {
        this.site = site;
        this.api = api;
    }

    void start() {
        for (String node : site.started()) {
            if (!asked.add(node)) continue;
            api.topologiesSince(
                    node,
                    latest == null ? 0 : latest.epoch(),
                    seen -> site.after(0, () -> {
                        asked.remove(node);
                        if (seen.drives()) driver.set(node);
                        seen.topologies().forEach(this::learn);
                    }));
        }
        tell();
        site.after(EVERY_NANOS, this::start);
    }

    /// Who said last that migrations are driven there.
    Optional<String> driver() {
        return Optional.ofNullable(driver.get());
    }

    /// Tells the watcher the newest topology and all later ones.
    void add(Consumer<Topology> watcher) {
        site.after(0, () -> {
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
