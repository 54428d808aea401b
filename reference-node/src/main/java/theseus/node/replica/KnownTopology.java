package theseus.node.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import theseus.node.environment.Network;
import theseus.node.environment.Observation;
import theseus.node.environment.Observer;
import theseus.node.environment.Waypoint;
import theseus.node.environment.Waypoints;
import theseus.node.log.CommitLog;
import theseus.node.log.Entry;
import theseus.node.topology.Topology;

/// The newest topology that this node knows: it never goes back, and is kept across restarts.
public final class KnownTopology {
    private final CommitLog log;
    private final Network network;
    private final Observer observer;
    private final Waypoints waypoints;
    private final List<Consumer<Topology>> watchers = new ArrayList<>();
    private Topology latest;

    KnownTopology(CommitLog log, Network network, Observer observer, Waypoints waypoints) {
        this.log = log;
        this.network = network;
        this.observer = observer;
        this.waypoints = waypoints;
    }

    /// The newest one; null before the first was learned.
    public Topology latest() {
        return latest;
    }

    /// Its epoch; 0 before the first.
    public long epoch() {
        return latest == null ? 0 : latest.epoch();
    }

    /// Tells each newer topology from here on, in the order of registration.
    public void watch(Consumer<Topology> watcher) {
        watchers.add(watcher);
    }

    /// Takes the topology, if it is newer.
    public void learn(Topology topology) {
        if (topology == null || topology.epoch() <= epoch()) return;
        // Without any topology a node can do nothing at all, which is not what a test wants to see.
        Waypoint point = Waypoint.entering(topology.phase().label());
        if (latest != null && waypoints.holds(point, () -> learn(topology))) return;
        adopt(topology);
        log.append(new Entry.TopologyKnown(topology));
        observer.saw(new Observation.TopologyLearned(topology));
        for (Consumer<Topology> watcher : watchers) watcher.accept(topology);
    }

    void replay(Topology topology) {
        if (topology.epoch() > epoch()) adopt(topology);
    }

    private void adopt(Topology topology) {
        latest = topology;
        topology.addresses().forEach(network::learn);
    }
}
