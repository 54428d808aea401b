package theseus.histories.check.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.histories.Operation;
import theseus.histories.PhaseEvent;
import theseus.histories.check.Expectations;

/// Measures staleness over all keys, in versions and in time, by level and phase; O(n log n).
///
/// A read of u is behind by the writes that began after u had taken effect and had taken effect before the read began
/// (counted
/// offline in a Fenwick tree), and by the time since the earliest of them took effect.
final class StalenessGauge {
    private record Cell(String level, String phase) {}

    private static final class Count {
        int reads;
        int versionsMax;
        int stale;
        long[] nanos = new long[8];

        void add(int versions, long behind) {
            reads++;
            versionsMax = Math.max(versionsMax, versions);
            if (behind <= 0) return;
            if (stale == nanos.length) nanos = Arrays.copyOf(nanos, 2 * stale);
            nanos[stale++] = behind;
        }
    }

    private final List<PhaseEvent> phases;
    private final SortedMap<Cell, Count> counts =
            new TreeMap<>(Comparator.comparing(Cell::level).thenComparing(Cell::phase));

    /// @param phases the phases entered, in recorded order, for reads that do not tell theirs
    StalenessGauge(List<PhaseEvent> phases) {
        this.phases = phases;
    }

    /// Adds the reads of one key.
    void add(KeyTrace trace, Recency recency) {
        each(trace, recency, (read, versions, nanos) -> count(read).add(versions, nanos));
    }

    /// Takes a read that could be traced to a write, and how far behind it was.
    interface Reading {
        void of(Operation read, int versions, long nanos);
    }

    /// Measures the reads of one key, in order of their beginning.
    static void each(KeyTrace trace, Recency recency, Reading reading) {
        List<Written> byEffect = recency.byEffect();
        var visible = new Fenwick(recency.byStart().size());
        int[] positions = new int[byEffect.size()];
        for (int i = 0; i < positions.length; i++) positions[i] = recency.position(byEffect.get(i));
        int next = 0;
        for (Seen seen : trace.seen) {
            long start = seen.read().start();
            while (next < positions.length && byEffect.get(next).effect < start) visible.add(positions[next++]);
            Written source = recency.source(seen);
            if (source == null || source.effect == Long.MAX_VALUE) continue;
            int versions = visible.countFrom(recency.positionAfter(source.effect));
            Written missed = recency.missedBy(seen);
            reading.of(seen.read(), versions, missed == null ? 0 : start - missed.effect);
        }
    }

    /// One line a level and phase.
    List<Staleness> table() {
        List<Staleness> table = new ArrayList<>();
        counts.forEach((cell, count) -> table.add(Staleness.of(
                cell.level(), cell.phase(), count.reads, count.versionsMax, Arrays.copyOf(count.nanos, count.stale))));
        return List.copyOf(table);
    }

    private Count count(Operation read) {
        String level = Expectations.level(read);
        String phase = read.provenance() == null ? null : read.provenance().phase();
        if (phase == null) phase = phaseAt(read.start());
        return counts.computeIfAbsent(new Cell(level == null ? "-" : level, phase), _ -> new Count());
    }

    private String phaseAt(long time) {
        int low = 0;
        int high = phases.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (phases.get(middle).time() > time) high = middle;
            else low = middle + 1;
        }
        return low == 0 ? "-" : phases.get(low - 1).phase();
    }
}
