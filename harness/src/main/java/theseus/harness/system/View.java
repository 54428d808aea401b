package theseus.harness.system;

import java.util.List;
import java.util.SortedMap;

/// The cluster's shape as the harness sees it: enough to aim faults by role and to audit the end.
///
/// @param epoch the topology's epoch
/// @param phase `STEADY`, `PREPARE`, `DUAL_WRITE`, `DATA_COPY`, `VERIFY`, `CUTOVER`, `RETREAT` or `CLEANUP`
/// @param session the latest session; 0 before the first
/// @param members the nodes of the placement in force
/// @param joiner the node that joins in the migration under way; null when there is none
/// @param driver the node that drives migrations (where the metadata authority lives)
/// @param owners for each key asked about, its replicas by the placement in force (O in a migration)
/// @param newOwners the same by the placement that the migration leads to; equal to `owners` in STEADY
public record View(
        long epoch,
        String phase,
        long session,
        List<String> members,
        String joiner,
        String driver,
        SortedMap<String, List<String>> owners,
        SortedMap<String, List<String>> newOwners) {}
