package theseus.histories.check.evidence;

import static theseus.histories.check.evidence.Wording.began;
import static theseus.histories.check.evidence.Wording.count;
import static theseus.histories.check.evidence.Wording.ended;
import static theseus.histories.check.evidence.Wording.full;
import static theseus.histories.check.evidence.Wording.name;
import static theseus.histories.check.evidence.Wording.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import theseus.histories.Operation;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// Lost writes, deletes undone, and stale reads of one key, in O(n log n).
///
/// An acknowledged write is lost if reads began after it and every one of them saw something definitely older. A delete
/// lost
/// to a value is resurrected data. What other reads missed is merely stale. Of each the first in time is told, and how
/// many follow.
final class StaleReads {
    private final KeyTrace trace;
    private final Recency recency;
    private final String key;
    /// The latest effect of what is seen by the reads from this position on.
    private final long[] newestSeenFrom;

    StaleReads(String key, KeyTrace trace, Recency recency) {
        this.key = key;
        this.trace = trace;
        this.recency = recency;
        int reads = trace.seen.size();
        newestSeenFrom = new long[reads + 1];
        newestSeenFrom[reads] = Long.MIN_VALUE;
        for (int i = reads - 1; i >= 0; i--) {
            Written source = recency.source(trace.seen.get(i));
            long effect = source == null ? Long.MAX_VALUE : source.effect;
            newestSeenFrom[i] = Math.max(newestSeenFrom[i + 1], effect);
        }
    }

    List<Finding> findings() {
        List<Written> lost = lost();
        List<Finding> findings = new ArrayList<>();
        if (!lost.isEmpty()) findings.add(lost(lost));
        stale(new HashSet<>(lost), findings);
        return findings;
    }

    private List<Written> lost() {
        List<Written> lost = new ArrayList<>();
        for (Written write : trace.writes) {
            if (!write.promised) continue;
            int first = firstReadAfter(write.by.finish());
            if (first < trace.seen.size() && newestSeenFrom[first] < write.start) lost.add(write);
        }
        lost.sort(Comparator.comparingLong(w -> w.by.finish()));
        return lost;
    }

    private Finding lost(List<Written> lost) {
        Written write = lost.getFirst();
        int first = firstReadAfter(write.by.finish());
        Seen witness = trace.seen.get(first);
        int after = trace.seen.size() - first - 1;
        boolean back = write.value == null && Kind.seen(witness.read()) != null;
        String sentence = full(write.by) + " was acknowledged " + ended(write.by) + ". "
                + full(witness.read()) + " began after that, " + began(witness.read()) + ", and "
                + sawInstead(witness, write) + ". "
                + (after == 0 ? "No later read is there to find it." : noneOf(after, write))
                + (lost.size() == 1
                        ? ""
                        : " " + count(lost.size() - 1, "more acknowledged write") + " of this key "
                                + (lost.size() == 2 ? "was" : "were") + " lost too.");
        return finding(back ? Anomaly.RESURRECTED_DELETE : Anomaly.LOST_WRITE, sentence, witness, write);
    }

    private static String noneOf(int reads, Written write) {
        return reads == 1
                ? "The only read after that does not show " + name(write.by) + " either, nor anything newer."
                : "None of the " + reads + " reads after that shows " + name(write.by) + " either, nor anything newer.";
    }

    private void stale(Set<Written> lost, List<Finding> findings) {
        Seen first = null;
        Seen firstBack = null;
        int stale = 0;
        int back = 0;
        for (Seen seen : trace.seen) {
            Written missed = recency.missedBy(seen);
            if (missed == null || lost.contains(missed)) continue;
            if (missed.value == null && Kind.seen(seen.read()) != null) {
                back++;
                if (firstBack == null || seen.read().finish() < firstBack.read().finish()) firstBack = seen;
            } else {
                stale++;
                if (first == null || seen.read().finish() < first.read().finish()) first = seen;
            }
        }
        if (firstBack != null) findings.add(stale(Anomaly.RESURRECTED_DELETE, firstBack, back));
        if (first != null) findings.add(stale(Anomaly.STALE_READ, first, stale));
    }

    private Finding stale(Anomaly anomaly, Seen seen, int all) {
        Written missed = recency.missedBy(seen);
        String sentence = visible(missed) + ". " + full(seen.read()) + " began after that, " + began(seen.read())
                + ", and " + sawInstead(seen, missed) + "."
                + (all == 1
                        ? ""
                        : " " + count(all - 1, "more read") + " of this key " + (all == 2 ? "is" : "are")
                                + " stale in the same way.");
        return finding(anomaly, sentence, seen, missed);
    }

    private static String visible(Written written) {
        if (written.shownBy == written.by) return full(written.by) + " was acknowledged " + ended(written.by);
        return full(written.by) + " was visible: " + full(written.shownBy) + " returned it, and ended "
                + ended(written.shownBy);
    }

    private String sawInstead(Seen seen, Written missed) {
        Object value = Kind.seen(seen.read());
        Written source = recency.source(seen);
        if (source.by == null) return "still saw " + value(value) + ", the value from before any write";
        String since = source.shownBy == source.by ? "was complete" : "had been seen by " + full(source.shownBy);
        String verb = missed.value == null && value != null ? "saw it undone: " : "still saw ";
        return verb + value(value) + " of " + full(source.by) + ", which " + since + " before " + name(missed.by)
                + " began";
    }

    private Finding finding(Anomaly anomaly, String sentence, Seen seen, Written missed) {
        List<Operation> operations = new ArrayList<>();
        Written source = recency.source(seen);
        add(operations, source.by);
        add(operations, source.shownBy);
        add(operations, missed.by);
        add(operations, missed.shownBy);
        add(operations, seen.read());
        operations.sort(Comparator.comparingLong(Operation::invoked));
        return new Finding(anomaly, key, sentence, operations);
    }

    static void add(List<Operation> operations, Operation operation) {
        if (operation != null && !operations.contains(operation)) operations.add(operation);
    }

    private int firstReadAfter(long moment) {
        int low = 0;
        int high = trace.seen.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trace.seen.get(middle).read().start() > moment) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
