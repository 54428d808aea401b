package theseus.node.topology;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;

/// Which nodes hold a key: a ring and each tenant's replication factor.
///
/// @param ring the members and their tokens
/// @param factors replication factor by tenant
public record Placement(Ring ring, SortedMap<String, Integer> factors) {
    public Placement {
        factors = Collections.unmodifiableSortedMap(new TreeMap<>(factors));
    }

    /// The replicas of the key, first owner first; empty for an unknown tenant.
    public List<NodeId> replicas(Key key) {
        Integer factor = factors.get(key.tenant());
        return factor == null ? List.of() : ring.replicas(key.token(), factor);
    }

    /// The same ring with one more tenant, or another factor for one.
    Placement with(String tenant, int factor) {
        SortedMap<String, Integer> more = new TreeMap<>(factors);
        more.put(tenant, factor);
        return new Placement(ring, more);
    }

    /// The same tenants on another ring.
    Placement on(Ring another) {
        return new Placement(another, factors);
    }
}
