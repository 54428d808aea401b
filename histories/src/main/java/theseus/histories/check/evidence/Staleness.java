package theseus.histories.check.evidence;

import java.util.Arrays;

/// How stale the reads of one level in one phase were: lower bounds that hold for every order of the operations.
///
/// @param level the consistency level, or `-`
/// @param phase the migration's phase, or `-`
/// @param reads reads that could be traced to a write
/// @param stale those of them that missed something definitely newer
/// @param versionsMax how many definitely newer writes were visible at most; k-atomicity needs k of at least one more
/// @param nanosMax for how long something newer had been visible at most; a lower bound of Delta
/// @param nanosMedian the same for the middle one of the stale reads
/// @param nanos99 the same for the 99th of a hundred stale reads
public record Staleness(
        String level,
        String phase,
        int reads,
        int stale,
        int versionsMax,
        long nanosMax,
        long nanosMedian,
        long nanos99) {

    /// Sums up the reads of one level and phase.
    static Staleness of(String level, String phase, int reads, int versionsMax, long[] staleNanos) {
        long[] sorted = staleNanos.clone();
        Arrays.sort(sorted);
        return new Staleness(
                level, phase, reads, sorted.length, versionsMax, at(sorted, 1.0), at(sorted, 0.5), at(sorted, 0.99));
    }

    static long at(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[Math.clamp((long) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
