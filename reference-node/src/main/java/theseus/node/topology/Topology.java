package theseus.node.topology;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Version;

/// The cluster's shape at one epoch: immutable, decided once by the metadata authority, and learned from anyone.
///
/// @param epoch its number; each topology's is one more than its predecessor's
/// @param phase where the migration stands
/// @param placement the placement in force: the old one until CLEANUP, the new one from then on
/// @param lastSession the highest session handed out so far; 0 before the first
/// @param floor the tombstone floor: no version at or below it is minted or stored anew
/// @param addresses where each node that ever took part is reached, `host:port`
public record Topology(
        long epoch,
        Phase phase,
        Placement placement,
        long lastSession,
        Version floor,
        SortedMap<NodeId, String> addresses) {
    public Topology {
        addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
    }

    /// The key's replica sets by this topology.
    public Replicas replicas(Key key) {
        return switch (phase) {
            case Phase.Steady _, Phase.Cleanup _ -> settled(key);
            case Phase.Prepare p -> p.underWay().replicas(key);
            case Phase.DualWrite p -> p.underWay().replicas(key);
            case Phase.DataCopy p -> p.underWay().replicas(key);
            case Phase.Verify p -> p.underWay().replicas(key);
            case Phase.Cutover p -> p.underWay().replicas(key);
            case Phase.Retreat p -> p.underWay().replicas(key);
        };
    }

    private Replicas settled(Key key) {
        List<NodeId> owners = placement.replicas(key);
        return new Replicas(owners, owners);
    }

    /// The session of the migration under way; 0 in STEADY.
    public long openSession() {
        return phase.migration().map(Migration::session).orElse(0L);
    }
}
