package theseus.histories.check.evidence;

import java.util.List;
import theseus.histories.Operation;

/// How far the reads of one key lag behind, whatever the order of its operations.
///
/// @param versions by how many definitely newer writes, at most
/// @param nanos for how long something definitely newer had been visible, at most
public record Lag(int versions, long nanos) {
    /// The lag of one key's reads.
    ///
    /// @param operations those of the key, in order of invocation
    /// @param start the value before anything was written
    public static Lag of(List<Operation> operations, Object start) {
        var trace = new KeyTrace(operations, start, _ -> true);
        var gauge = new StalenessGauge(List.of());
        gauge.add(trace, new Recency(trace));
        int versions = 0;
        long nanos = 0;
        for (Staleness row : gauge.table()) {
            versions = Math.max(versions, row.versionsMax());
            nanos = Math.max(nanos, row.nanosMax());
        }
        return new Lag(versions, nanos);
    }
}
