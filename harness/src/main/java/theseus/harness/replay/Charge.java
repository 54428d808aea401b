package theseus.harness.replay;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import theseus.harness.run.check.Result;
import theseus.harness.system.KnownFlaw;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// What a run is convicted of: the class of evidence, on whichever key it shows.
///
/// @param anomaly the class
/// @param invariant which one was broken, `I1` to `I12`; null for the other classes
public record Charge(Anomaly anomaly, String invariant) {
    /// The charge that a finding makes.
    public static Charge of(Finding finding) {
        return new Charge(
                finding.anomaly(),
                finding.anomaly() == Anomaly.INVARIANT ? finding.sentence().split("\\W", 2)[0] : null);
    }

    /// What a run is convicted of. What the history shows comes first, since it convinces one who has the history
    /// alone;
    /// then what is named for one of the run's flaws; then the gravest.
    ///
    /// @return null where nothing was found
    public static Charge of(Result result, Collection<String> flaws) {
        List<KnownFlaw> known = flaws.stream()
                .flatMap(label -> KnownFlaw.labelled(label).stream())
                .toList();
        return result.findings().stream()
                .min(Comparator.comparing((Finding finding) -> !of(finding).shownByHistory())
                        .thenComparing(finding -> known.stream().noneMatch(flaw -> flaw.namedBy(finding))))
                .map(Charge::of)
                .orElse(null);
    }

    /// Whether the history alone shows it, without a look into the replicas.
    public boolean shownByHistory() {
        return switch (anomaly) {
            case NOT_LINEARIZABLE,
                    LOST_WRITE,
                    STALE_READ,
                    RESURRECTED_DELETE,
                    DIRTY_READ,
                    LOST_UPDATE,
                    NON_MONOTONIC_READ,
                    NON_MONOTONIC_WRITE,
                    READ_YOUR_WRITES,
                    WRITES_FOLLOW_READS,
                    INCOMPATIBLE_ORDER,
                    DUPLICATE -> true;
            case INVARIANT, KEY_CENSUS, DIVERGENCE, LEFT_OVER_DATA, AVAILABILITY, LIVENESS -> false;
        };
    }

    /// Whether the finding is of this class.
    public boolean isMadeBy(Finding finding) {
        return of(finding).equals(this);
    }

    /// Whether the run was convicted of it.
    public boolean provenBy(Result result) {
        return result.findings().stream().anyMatch(this::isMadeBy);
    }

    /// In words, for reports.
    public String words() {
        return anomaly.words() + (invariant == null ? "" : " of " + invariant);
    }
}
