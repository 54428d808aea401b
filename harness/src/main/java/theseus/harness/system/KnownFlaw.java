package theseus.harness.system;

import static theseus.histories.check.Anomaly.AVAILABILITY;
import static theseus.histories.check.Anomaly.DIVERGENCE;
import static theseus.histories.check.Anomaly.INVARIANT;
import static theseus.histories.check.Anomaly.KEY_CENSUS;
import static theseus.histories.check.Anomaly.LEFT_OVER_DATA;
import static theseus.histories.check.Anomaly.LOST_WRITE;
import static theseus.histories.check.Anomaly.NON_MONOTONIC_READ;
import static theseus.histories.check.Anomaly.NOT_LINEARIZABLE;
import static theseus.histories.check.Anomaly.RESURRECTED_DELETE;
import static theseus.histories.check.Anomaly.STALE_READ;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;
import theseus.node.Flaw;

/// A flaw of the reference node with the evidence that convicts it: a run that merely fails does not.
///
/// @param label its name on the command line
/// @param summary what is wrong, in one line
/// @param evidence the classes that count
/// @param invariants where a breach counts, of which invariants
public record KnownFlaw(String label, String summary, Set<Anomaly> evidence, List<String> invariants) {
    private static final Set<Anomaly> ORDER = EnumSet.of(NOT_LINEARIZABLE, LOST_WRITE, STALE_READ, NON_MONOTONIC_READ);

    /// All of them, in the order of the catalogue.
    public static List<KnownFlaw> all() {
        return Arrays.stream(Flaw.values()).map(KnownFlaw::of).toList();
    }

    /// The flaw of that name.
    public static Optional<KnownFlaw> labelled(String label) {
        return Flaw.labelled(label).map(KnownFlaw::of);
    }

    /// Whether the finding is of a class that convicts this flaw.
    public boolean namedBy(Finding finding) {
        return finding.anomaly() == INVARIANT
                ? invariants.stream().anyMatch(name -> finding.sentence().matches("(?s)" + name + "\\b.*"))
                : evidence.contains(finding.anomaly());
    }

    private static KnownFlaw of(Flaw flaw) {
        return switch (flaw) {
            case DUAL_WRITE_STOPS_EARLY -> order(flaw, EnumSet.noneOf(Anomaly.class), "I1");
            case COPY_NOTHING -> new KnownFlaw(flaw.label(), flaw.summary(), EnumSet.of(KEY_CENSUS), List.of("I1"));
            case COPY_UNCONDITIONAL -> order(flaw, EnumSet.noneOf(Anomaly.class), "I1");
            case COPY_WITHOUT_TOMBSTONES ->
                new KnownFlaw(flaw.label(), flaw.summary(), EnumSet.of(RESURRECTED_DELETE), List.of());
            case COPY_FROM_ONE_SOURCE -> order(flaw, EnumSet.noneOf(Anomaly.class), "I1");
            case SLEEP_FOR_BARRIER -> order(flaw, EnumSet.of(LEFT_OVER_DATA), "I1");
            case LAST_ARRIVAL_WINS -> order(flaw, EnumSet.of(DIVERGENCE));
            case WALL_CLOCK_VERSIONS -> order(flaw, EnumSet.noneOf(Anomaly.class));
            case NO_WRITE_BACK -> order(flaw, EnumSet.noneOf(Anomaly.class));
            case OVERLAP_COUNTED_FOR_OLD_ONLY ->
                new KnownFlaw(flaw.label(), flaw.summary(), EnumSet.of(AVAILABILITY), List.of());
            case NO_CLEANUP -> new KnownFlaw(flaw.label(), flaw.summary(), EnumSet.of(LEFT_OVER_DATA), List.of());
        };
    }

    /// What breaks the order of operations is seen by the linearizability checker, under any of its names.
    private static KnownFlaw order(Flaw flaw, Set<Anomaly> besides, String... invariants) {
        EnumSet<Anomaly> evidence = EnumSet.copyOf(ORDER);
        evidence.addAll(besides);
        return new KnownFlaw(flaw.label(), flaw.summary(), evidence, List.of(invariants));
    }
}
