package theseus.nemesis.plan;

import java.util.ArrayList;
import java.util.List;

/// Who plays which role at the moment a fault strikes. The roles of leaver, stayer, coordinator and bystander are those
/// of one key, which the harness draws: a moving one, where any moves.
///
/// @param nodes every node that has been started
/// @param joiner the node that joins; null when none does
/// @param driver the node that drives the migration
/// @param leavers old owners of the key that lose it
/// @param stayers old owners of the key that keep it
/// @param key the key; null where none is known
/// @param gainers new owners of the key that did not have it
/// @param coordinator the node that the last operation on the key went through; null before the first
public record Cast(
        List<String> nodes,
        String joiner,
        String driver,
        List<String> leavers,
        List<String> stayers,
        String key,
        List<String> gainers,
        String coordinator) {
    public Cast {
        nodes = List.copyOf(nodes);
        leavers = List.copyOf(leavers);
        stayers = List.copyOf(stayers);
        gainers = List.copyOf(gainers);
    }

    /// A cast around no key in particular.
    public Cast(List<String> nodes, String joiner, String driver, List<String> leavers, List<String> stayers) {
        this(nodes, joiner, driver, leavers, stayers, null, List.of(), null);
    }

    /// Whether the key changes hands.
    public boolean moves() {
        return !leavers.isEmpty() || !gainers.isEmpty();
    }

    /// The key's owners before the migration.
    public List<String> replicas() {
        List<String> replicas = new ArrayList<>(leavers);
        replicas.addAll(stayers);
        return replicas;
    }

    /// Those that never have to do with the key.
    public List<String> bystanders() {
        if (key == null) return List.of();
        List<String> rest = new ArrayList<>(nodes);
        rest.removeAll(replicas());
        rest.removeAll(gainers);
        return rest;
    }
}
