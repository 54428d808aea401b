package theseus.harness.run.check;

import java.util.List;
import theseus.histories.check.Finding;
import theseus.histories.check.PowerScore;
import theseus.histories.check.Verdict;

/// What came out of a run.
///
/// @param findings every contradiction, gravest class first
/// @param doubts why nothing can be said even if nothing was found
/// @param vacuous whether the doubts are about the run itself, not about the judge's budget
/// @param power how many single lies about the history would have been found; null where that was not asked
public record Result(List<Finding> findings, List<String> doubts, boolean vacuous, PowerScore power) {
    public Result {
        findings = List.copyOf(findings);
        doubts = List.copyOf(doubts);
    }

    /// A result of which nobody asked how much it proves.
    public Result(List<Finding> findings, List<String> doubts, boolean vacuous) {
        this(findings, doubts, vacuous, null);
    }

    /// The verdict: a violation wins over doubts.
    public Verdict verdict() {
        if (!findings.isEmpty()) return new Verdict.Violation(findings);
        if (doubts.isEmpty()) return new Verdict.Valid();
        return new Verdict.Undecided((vacuous ? "vacuous: " : "") + String.join("; ", doubts));
    }

    /// 0 valid, 1 violation, 2 undecided.
    public int exitCode() {
        return switch (verdict()) {
            case Verdict.Valid _ -> 0;
            case Verdict.Violation _ -> 1;
            case Verdict.Undecided _ -> 2;
        };
    }
}
