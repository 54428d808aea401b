package theseus.node.topology;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a migration went, told at its end.
///
/// @param session its number
/// @param token the operator's idempotency token; null when none was given
/// @param request what was asked for, in words
/// @param completed whether the new placement is in force
/// @param reason why it was aborted; empty when it completed
/// @param counts summed over all nodes that reported
/// @param phaseMillis time in each phase, as far as the driver that ended it has seen
public record MigrationReport(
        long session,
        String token,
        String request,
        boolean completed,
        String reason,
        MoveCounts counts,
        SortedMap<PhaseName, Long> phaseMillis) {
    public MigrationReport {
        phaseMillis = Collections.unmodifiableSortedMap(new TreeMap<>(phaseMillis));
    }
}
