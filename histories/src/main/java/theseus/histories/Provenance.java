package theseus.histories;

import java.util.List;

/// What the system under test told about one answer: who served it, by which rules.
///
/// @param node the coordinator that was asked; null when unknown
/// @param level consistency level as requested (`ONE`, `QUORUM`, `ALL`); null when the system has none
/// @param version the version written or read, in an order-preserving text form; null when there is none
/// @param replicas the replicas that acknowledged or answered
/// @param epoch the topology's epoch of the last round; -1 when unknown
/// @param phase the migration's phase by that topology; null when unknown
public record Provenance(String node, String level, String version, List<String> replicas, long epoch, String phase) {
    public Provenance {
        replicas = List.copyOf(replicas);
    }
}
