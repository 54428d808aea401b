package theseus.harness.system;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The cluster's shape as the harness sees it: enough to aim faults by role and to audit the end.
///
/// @param epoch the topology's epoch
/// @param phase `STEADY`, `PREPARE`, `DUAL_WRITE`, `DATA_COPY`, `VERIFY`, `CUTOVER`, `RETREAT` or `CLEANUP`
/// @param session the latest session; 0 before the first
/// @param members the nodes of the placement in force
/// @param move the migration under way; null when there is none
/// @param paused whether the operator has halted it
/// @param floor the tombstone floor in force, as a version
/// @param driver the node that drives migrations (where the metadata authority lives)
/// @param owners for each key asked about, its replicas by the placement in force (O in a migration)
/// @param newOwners the same by the placement that the migration leads to; equal to `owners` in STEADY
public record View(
        long epoch,
        String phase,
        long session,
        List<String> members,
        Move move,
        boolean paused,
        String floor,
        String driver,
        SortedMap<String, List<String>> owners,
        SortedMap<String, List<String>> newOwners) {

    /// A cluster in which nothing moves, and every member has every key.
    public static View still(List<String> members, List<String> keys) {
        SortedMap<String, List<String>> owners = new TreeMap<>();
        for (String key : keys) owners.put(key, members);
        return new View(1, Phases.STEADY, 0, members, null, false, "", members.getFirst(), owners, owners);
    }

    /// Whether no migration is under way.
    public boolean steady() {
        return phase.equals(Phases.STEADY);
    }

    /// The node that comes onto the ring in the migration under way; null when none does.
    public String joiner() {
        return move == null ? null : move.comes();
    }

    /// Those who gain the key in the migration under way.
    public List<String> gainers(String key) {
        return without(newOwners, owners, key);
    }

    /// Those who lose the key in the migration under way.
    public List<String> losers(String key) {
        return without(owners, newOwners, key);
    }

    private static List<String> without(
            SortedMap<String, List<String>> these, SortedMap<String, List<String>> those, String key) {
        List<String> rest = new java.util.ArrayList<>(these.getOrDefault(key, List.of()));
        rest.removeAll(those.getOrDefault(key, List.of()));
        return rest;
    }
}
