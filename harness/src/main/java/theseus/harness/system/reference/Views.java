package theseus.harness.system.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import theseus.harness.system.Move;
import theseus.harness.system.View;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.topology.Admission;
import theseus.node.topology.Migration;
import theseus.node.topology.Placement;
import theseus.node.topology.Topology;

/// Topologies as one watcher sees them. Owners are computed once per placement.
public final class Views {
    private final List<Key> keys;
    private final Supplier<String> driver;
    private final Map<Placement, SortedMap<String, List<String>>> owners = new LinkedHashMap<>();

    /// @param keys whose owners are shown
    /// @param driver which node drives migrations now
    public Views(List<Key> keys, Supplier<String> driver) {
        this.keys = keys;
        this.driver = driver;
    }

    /// The topology as a view.
    public View of(Topology topology) {
        Migration migration = topology.phase().migration().orElse(null);
        return new View(
                topology.epoch(),
                topology.phase().label().name(),
                topology.lastSession(),
                names(topology.placement().ring().members()),
                migration == null ? null : move(migration.request()),
                topology.paused(),
                topology.floor().version().toString(),
                driver.get(),
                owners(migration == null ? topology.placement() : migration.before()),
                owners(migration == null ? topology.placement() : migration.after()));
    }

    private static Move move(Admission request) {
        return switch (request) {
            case Admission.Join join -> new Move.Join(join.joiner().name());
            case Admission.Leave leave -> new Move.Leave(leave.leaver().name());
            case Admission.Replace replace ->
                new Move.Replace(replace.dead().name(), replace.joiner().name());
            case Admission.Remove remove -> new Move.Remove(remove.dead().name());
            case Admission.Refactor refactor -> new Move.Refactor(refactor.tenant(), refactor.factor());
        };
    }

    private SortedMap<String, List<String>> owners(Placement placement) {
        return owners.computeIfAbsent(placement, p -> {
            SortedMap<String, List<String>> byKey = new TreeMap<>();
            for (Key key : keys) byKey.put(key.name(), names(p.replicas(key)));
            return byKey;
        });
    }

    private static List<String> names(List<NodeId> nodes) {
        return nodes.stream().map(NodeId::name).toList();
    }
}
