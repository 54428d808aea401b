package theseus.nemesis.plan;

import java.util.List;

/// Who plays which role at the moment a fault strikes. The roles of leaver and stayer are those of one moving
/// key, which the harness draws.
///
/// @param nodes every node that has been started
/// @param joiner the node that joins; null when none does
/// @param driver the node that drives the migration
/// @param leavers old owners of the key that lose it
/// @param stayers old owners of the key that keep it
public record Cast(List<String> nodes, String joiner, String driver, List<String> leavers, List<String> stayers) {
    public Cast {
        nodes = List.copyOf(nodes);
        leavers = List.copyOf(leavers);
        stayers = List.copyOf(stayers);
    }
}
