package theseus.harness.system;

import static theseus.histories.check.Anomaly.LOST_WRITE;
import static theseus.histories.check.Anomaly.NON_MONOTONIC_READ;
import static theseus.histories.check.Anomaly.NOT_LINEARIZABLE;
import static theseus.histories.check.Anomaly.STALE_READ;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// The classes of findings that count against a flaw.
///
/// @param order whether a violation of the order of operations counts, under any of its names
/// @param anomalies further classes
/// @param invariants of which invariants a breach counts
public record Evidence(boolean order, Set<Anomaly> anomalies, List<String> invariants) {
    private static final Set<Anomaly> ORDER = EnumSet.of(NOT_LINEARIZABLE, LOST_WRITE, STALE_READ, NON_MONOTONIC_READ);

    public Evidence {
        EnumSet<Anomaly> copy = EnumSet.noneOf(Anomaly.class);
        copy.addAll(anomalies);
        anomalies = Collections.unmodifiableSet(copy);
        invariants = List.copyOf(invariants);
    }

    /// What the linearizability checker finds counts.
    static Evidence linearizability() {
        return new Evidence(true, EnumSet.noneOf(Anomaly.class), List.of());
    }

    /// That class counts.
    static Evidence seen(Anomaly anomaly) {
        return new Evidence(false, EnumSet.of(anomaly), List.of());
    }

    /// A breach of that invariant counts.
    static Evidence breach(String invariant) {
        return new Evidence(false, EnumSet.noneOf(Anomaly.class), List.of(invariant));
    }

    /// Nothing counts.
    static Evidence none() {
        return new Evidence(false, EnumSet.noneOf(Anomaly.class), List.of());
    }

    /// What counts for either.
    Evidence or(Evidence other) {
        EnumSet<Anomaly> either = EnumSet.noneOf(Anomaly.class);
        either.addAll(anomalies);
        either.addAll(other.anomalies);
        List<String> broken = new ArrayList<>(invariants);
        for (String invariant : other.invariants) if (!broken.contains(invariant)) broken.add(invariant);
        return new Evidence(order || other.order, either, broken);
    }

    /// Whether the finding counts.
    public boolean includes(Finding finding) {
        if (finding.anomaly() == Anomaly.INVARIANT)
            return invariants.stream().anyMatch(name -> finding.sentence().matches("(?s)" + name + "\\b.*"));
        return order && ORDER.contains(finding.anomaly()) || anomalies.contains(finding.anomaly());
    }

    /// The classes in the catalogue's words, those that the findings show: `linearizability, I1, key census`.
    public List<String> seenIn(Collection<Finding> findings) {
        List<String> seen = new ArrayList<>();
        for (Finding finding : findings) {
            if (!includes(finding)) continue;
            String name = name(finding);
            if (!seen.contains(name)) seen.add(name);
        }
        Collections.sort(seen);
        return seen;
    }

    private static String name(Finding finding) {
        if (ORDER.contains(finding.anomaly())) return "linearizability";
        return finding.anomaly() == Anomaly.INVARIANT
                ? finding.sentence().split(" ", 2)[0]
                : finding.anomaly().words();
    }

    /// All of them in the catalogue's words: `linearizability, I1, key census`.
    public List<String> words() {
        List<String> words = new ArrayList<>();
        if (order) words.add("linearizability");
        words.addAll(invariants);
        for (Anomaly anomaly : anomalies) words.add(anomaly.words());
        return words;
    }
}
