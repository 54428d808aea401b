package theseus.harness.replay;

import java.util.Collection;
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
    static Charge of(Finding finding) {
        return new Charge(
                finding.anomaly(),
                finding.anomaly() == Anomaly.INVARIANT ? finding.sentence().split("\\W", 2)[0] : null);
    }

    /// What a run is convicted of: of the evidence named for one of its flaws where there is any, else of the gravest.
    ///
    /// @return null where nothing was found
    public static Charge of(Result result, Collection<String> flaws) {
        List<KnownFlaw> known = flaws.stream()
                .flatMap(label -> KnownFlaw.labelled(label).stream())
                .toList();
        return result.findings().stream()
                .filter(finding -> known.stream().anyMatch(flaw -> flaw.namedBy(finding)))
                .findFirst()
                .or(() -> result.findings().stream().findFirst())
                .map(Charge::of)
                .orElse(null);
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
