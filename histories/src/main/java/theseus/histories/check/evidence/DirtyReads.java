package theseus.histories.check.evidence;

import static theseus.histories.check.evidence.Wording.count;
import static theseus.histories.check.evidence.Wording.full;
import static theseus.histories.check.evidence.Wording.name;
import static theseus.histories.check.evidence.Wording.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;
import theseus.histories.check.evidence.KeyTrace.Dirty;

/// Values out of nowhere, versions with two values, and updates that undid each other. No level promises less.
final class DirtyReads {
    private DirtyReads() {}

    static List<Finding> findings(String key, List<Operation> operations, KeyTrace trace) {
        List<Finding> findings = new ArrayList<>();
        trace.dirty.stream()
                .min(Comparator.comparingLong(d -> d.read().finish()))
                .ifPresent(first -> findings.add(dirty(key, first, trace.dirty.size())));
        if (!trace.split.isEmpty()) findings.add(split(key, trace.split.getFirst()));
        lostUpdate(key, trace, findings);
        return findings;
    }

    private static Finding dirty(String key, Dirty dirty, int all) {
        String value = value(Kind.seen(dirty.read()));
        String sentence = full(dirty.read()) + " saw " + value + ", " + origin(dirty) + "."
                + (all == 1 ? "" : " " + count(all - 1, "more read") + " of this key saw such values.");
        List<Operation> involved = new ArrayList<>();
        StaleReads.add(involved, dirty.refused());
        StaleReads.add(involved, dirty.later());
        StaleReads.add(involved, dirty.read());
        involved.sort(Comparator.comparingLong(Operation::invoked));
        return new Finding(Anomaly.DIRTY_READ, key, sentence, involved);
    }

    private static String origin(Dirty dirty) {
        if (dirty.later() != null)
            return "which only " + full(dirty.later()) + " wrote, and that began after " + name(dirty.read())
                    + " had ended";
        if (dirty.refused() == null) return "which nobody wrote";
        String why = dirty.refused().outcome() instanceof Outcome.Failed(String error) && error != null
                ? " (" + error + ")"
                : "";
        return "which only " + full(dirty.refused()) + " tried to write, and that was refused" + why;
    }

    private static Finding split(String key, KeyTrace.Split split) {
        String sentence = full(split.write()) + " and " + full(split.read()) + " carry the same version "
                + Kind.version(split.read()) + " with two values.";
        return new Finding(Anomaly.DUPLICATE, key, sentence, List.of(split.write(), split.read()));
    }

    private static void lostUpdate(String key, KeyTrace trace, List<Finding> findings) {
        Map<Written, Operation> swaps = new HashMap<>();
        for (Seen seen : trace.seen) {
            if (Kind.of(seen.read()) != Kind.SWAP || seen.source() == null || Kind.changesNothing(seen.read()))
                continue;
            Operation first = swaps.putIfAbsent(seen.source(), seen.read());
            if (first == null) continue;
            String sentence = full(first) + " and " + full(seen.read()) + " both replaced " + value(Kind.seen(first))
                    + (seen.source().by == null
                            ? ", which stood there at the beginning and was never written again"
                            : ", which was written once, by " + full(seen.source().by))
                    + ": one of the two did not see the other.";
            List<Operation> involved = new ArrayList<>();
            StaleReads.add(involved, seen.source().by);
            StaleReads.add(involved, first);
            StaleReads.add(involved, seen.read());
            findings.add(new Finding(Anomaly.LOST_UPDATE, key, sentence, involved));
            return;
        }
    }
}
