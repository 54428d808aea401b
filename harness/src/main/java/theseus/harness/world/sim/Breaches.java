package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;
import theseus.node.ring.Key;

/// The invariants that were broken in a run, first one first.
final class Breaches {
    /// One broken rule breaks on and on: what comes after so many of it adds nothing, and must not hide another's.
    private static final int MAX_OF_EACH = 20;

    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> view = Collections.unmodifiableList(findings);
    private final SortedMap<String, Integer> counts = new TreeMap<>();
    private final Schedule schedule;

    Breaches(Schedule schedule) {
        this.schedule = schedule;
    }

    List<Finding> all() {
        return view;
    }

    int count() {
        return findings.size();
    }

    /// @param invariant `I1` to `I12`, by `protocol.md` section 6
    /// @param key the key concerned, or null
    void add(String invariant, Key key, String sentence) {
        if (counts.merge(invariant, 1, Integer::sum) <= MAX_OF_EACH)
            findings.add(new Finding(
                    Anomaly.INVARIANT,
                    key == null ? null : key.toString(),
                    String.format(Locale.ROOT, "%s at %.6f s: %s", invariant, schedule.nanos() / 1e9, sentence),
                    List.of()));
    }

    /// The node's own code threw: its process counts as dead.
    void nodeFailed(Machine machine, Throwable failure) {
        StringBuilder where = new StringBuilder();
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (where.length() > 600) break;
            where.append(" at ").append(frame);
        }
        add("process", null, machine + " died of " + failure + where);
    }
}
