package theseus.harness.run;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.world.Cluster;
import theseus.harness.world.Timeline;

/// What every replica durably holds, key by key.
///
/// @param held by node, then by key; a node that could not be asked is missing
public record Census(SortedMap<String, SortedMap<String, ReplicaRecord>> held) {
    private static final long AGAIN_NANOS = 300_000_000L;

    public Census {
        held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
    }

    /// This census without the tombstones at or below the floor: they say no more than nothing at all, and each replica
    /// drops them when it finds the time.
    public Census above(String floor) {
        SortedMap<String, SortedMap<String, ReplicaRecord>> above = new TreeMap<>();
        held.forEach((node, records) -> {
            SortedMap<String, ReplicaRecord> kept = new TreeMap<>(records);
            kept.values()
                    .removeIf(
                            record -> record.value() == null && record.version().compareTo(floor) <= 0);
            above.put(node, kept);
        });
        return new Census(above);
    }

    /// Whether an owner holds nothing of a key that others know to be deleted.
    ///
    /// @param owners of each key
    boolean lacksTombstones(SortedMap<String, List<String>> owners) {
        return owners.entrySet().stream().anyMatch(entry -> lacksTombstone(entry.getKey(), entry.getValue()));
    }

    private boolean lacksTombstone(String key, List<String> owners) {
        boolean nothing = false;
        boolean deleted = false;
        for (String owner : owners) {
            ReplicaRecord record = record(owner, key);
            nothing |= knows(owner) && record == null;
            deleted |= record != null && record.value() == null;
        }
        return nothing && deleted;
    }

    /// What the node holds of the key; null for nothing.
    public ReplicaRecord record(String node, String key) {
        return held.getOrDefault(node, Collections.emptySortedMap()).get(key);
    }

    /// Whether the node has told what it holds.
    public boolean knows(String node) {
        return held.containsKey(node);
    }

    /// The counting, while it lasts: each node is asked until it answers.
    static final class Count {
        private final SortedMap<String, SortedMap<String, ReplicaRecord>> held = new TreeMap<>();
        private final Timeline timeline;
        private final Cluster cluster;
        private final String tenant;
        private final List<String> nodes;

        Count(Timeline timeline, Cluster cluster, String tenant) {
            this.timeline = timeline;
            this.cluster = cluster;
            this.tenant = tenant;
            this.nodes = List.copyOf(cluster.nodes());
            nodes.forEach(this::ask);
        }

        boolean done() {
            return held.size() == nodes.size();
        }

        Census census() {
            return new Census(held);
        }

        private void ask(String node) {
            cluster.records(
                    node,
                    records -> records.ifPresentOrElse(
                            found -> held.put(node, byKey(found)), () -> timeline.after(AGAIN_NANOS, () -> ask(node))));
        }

        private SortedMap<String, ReplicaRecord> byKey(List<ReplicaRecord> records) {
            SortedMap<String, ReplicaRecord> byKey = new TreeMap<>();
            for (ReplicaRecord record : records) if (record.tenant().equals(tenant)) byKey.put(record.key(), record);
            return byKey;
        }
    }
}
