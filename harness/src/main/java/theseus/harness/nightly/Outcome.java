package theseus.harness.nightly;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import theseus.harness.run.check.Result;
import theseus.harness.system.KnownFlaw;
import theseus.histories.check.Finding;
import theseus.histories.check.Verdict;

/// How a run of a night ended.
public enum Outcome {
    /// Nothing was found; of a canary that says that it got away this time.
    VALID,
    /// Something was found where nothing may be.
    VIOLATION,
    /// Nothing was found, and nothing was proven.
    UNDECIDED,
    /// A canary was caught with the evidence named for it.
    CONVICTED,
    /// A canary failed, but with other evidence than that named for it.
    MISFIRE,
    /// The harness or a node ended with an exception.
    WRECKED;

    /// As the book has it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one that the book has.
    public static Outcome labelled(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /// Whether it stands for something that nobody wanted to see.
    public boolean unwanted() {
        return switch (this) {
            case VIOLATION, UNDECIDED, WRECKED -> true;
            case VALID, CONVICTED, MISFIRE -> false;
        };
    }

    /// Of a run.
    ///
    /// @param canary the flaw that must be convicted; null where nothing may be found
    static Outcome of(Result result, KnownFlaw canary) {
        return switch (result.verdict()) {
            case Verdict.Valid _ -> VALID;
            case Verdict.Undecided _ -> canary == null ? UNDECIDED : VALID;
            case Verdict.Violation(var findings) -> canary == null ? VIOLATION : ofCanary(findings, canary);
        };
    }

    private static Outcome ofCanary(List<Finding> findings, KnownFlaw canary) {
        return findings.stream().anyMatch(canary::namedBy) ? CONVICTED : MISFIRE;
    }
}
