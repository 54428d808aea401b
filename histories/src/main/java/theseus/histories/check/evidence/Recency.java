package theseus.histories.check.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Which writes were definitely newer than what a read saw, and visible before it began.
///
/// u is definitely older than v if u had taken effect before v began. A read of u is stale if such a v had taken effect
/// before the read began. A suffix minimum over the writes by start answers in O(log n).
final class Recency {
    private final List<Written> byStart;
    private final Map<Written, Integer> positions = new IdentityHashMap<>();
    /// The write that took effect first among those from this position on.
    private final Written[] firstVisible;
    /// Among the writes of nil up to this position, the one that took effect last.
    private final Written[] lastNil;

    Recency(KeyTrace trace) {
        byStart = new ArrayList<>(trace.writes.size() + 1);
        byStart.add(trace.beginning);
        byStart.addAll(trace.writes);
        int size = byStart.size();
        for (int i = 0; i < size; i++) positions.put(byStart.get(i), i);
        firstVisible = new Written[size + 1];
        for (int i = size - 1; i >= 0; i--) firstVisible[i] = earlier(byStart.get(i), firstVisible[i + 1]);
        lastNil = new Written[size];
        Written last = null;
        for (int i = 0; i < size; i++) {
            Written written = byStart.get(i);
            if (written.value == null && (last == null || written.effect > last.effect)) last = written;
            lastNil[i] = last;
        }
    }

    /// A write that the read should have seen instead of what it saw; null if it is not stale for certain.
    Written missedBy(Seen seen) {
        Written source = source(seen);
        if (source == null || source.effect == Long.MAX_VALUE) return null;
        Written visible = firstVisible[positionAfter(source.effect)];
        return visible != null && visible.effect < seen.read().start() ? visible : null;
    }

    /// What the read saw; where nil could come from several writes, the one that is kindest to the read.
    Written source(Seen seen) {
        if (seen.source() != null) return seen.source();
        if (Kind.seen(seen.read()) != null) return null;
        return lastNil[positionAfter(seen.read().finish()) - 1];
    }

    /// The first position of a write that began after `moment`.
    int positionAfter(long moment) {
        int low = 0;
        int high = byStart.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byStart.get(middle).start > moment) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// The writes by start, the beginning first.
    List<Written> byStart() {
        return byStart;
    }

    /// The position of a write among those by start.
    int position(Written written) {
        return positions.get(written);
    }

    /// The writes in the order in which they took effect for certain.
    List<Written> byEffect() {
        List<Written> sorted = new ArrayList<>(byStart);
        sorted.sort(Comparator.comparingLong(w -> w.effect));
        return sorted;
    }

    private static Written earlier(Written a, Written b) {
        return b == null || a.effect <= b.effect ? a : b;
    }
}
