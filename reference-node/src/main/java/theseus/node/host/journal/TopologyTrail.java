package theseus.node.host.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import theseus.node.environment.Observation;
import theseus.node.environment.Observer;
import theseus.node.topology.Topology;

/// The latest topologies that this node decided on or learned in this life, so that whoever asks now and then misses
/// none. Written by the node's thread, read by the API's.
public final class TopologyTrail implements Observer {
    private static final int TOPOLOGIES_MAX = 256;

    private final TreeMap<Long, Topology> byEpoch = new TreeMap<>();

    @Override
    public synchronized void saw(Observation observation) {
        if (observation instanceof Observation.TopologyDecided(Topology topology)) add(topology);
        if (observation instanceof Observation.TopologyLearned(Topology topology)) add(topology);
    }

    private void add(Topology topology) {
        byEpoch.put(topology.epoch(), topology);
        if (byEpoch.size() > TOPOLOGIES_MAX) byEpoch.pollFirstEntry();
    }

    /// Those after the epoch, in order.
    public synchronized List<Topology> since(long epoch) {
        return new ArrayList<>(byEpoch.tailMap(epoch, false).values());
    }
}
