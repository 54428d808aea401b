package theseus.histories.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import theseus.histories.Operation;
import theseus.histories.check.Budget;
import theseus.histories.check.KeyVerdict;
import theseus.histories.check.Linearizability;
import theseus.histories.check.Verdict;

/// What judging the histories of a shape said and cost, each time it was done.
final class Judged {
    private static final Budget BUDGET = Budget.of(Duration.ofSeconds(20));
    /// The longest that one history took.
    Samples slowest = new Samples();
    /// What deciding all keys took, what deciding the violated ones, and what explaining these, all summed over the
    /// keys.
    Samples deciding = new Samples();
    private Samples decidingViolated = new Samples();
    Samples explaining = new Samples();
    int keys;
    int violated;
    int undecided;
    int evidence;

    /// Forgets what it cost so far.
    void forget() {
        slowest = new Samples();
        deciding = new Samples();
        decidingViolated = new Samples();
        explaining = new Samples();
    }

    /// Judges the histories and adds what that cost.
    void judge(Shape shape, List<List<Operation>> histories) {
        keys = 0;
        violated = 0;
        undecided = 0;
        double longest = 0;
        double explained = 0;
        double decided = 0;
        double decidedViolated = 0;
        for (List<Operation> history : histories) {
            long began = System.nanoTime();
            List<KeyVerdict> verdicts = Linearizability.perKey(history, shape.model(), BUDGET);
            longest = Math.max(longest, (System.nanoTime() - began) / 1e6);
            for (KeyVerdict key : verdicts) {
                count(key);
                decided += key.time().toNanos() / 1e6;
                if (!(key.verdict() instanceof Verdict.Violation)) continue;
                explained += key.explaining().toNanos() / 1e6;
                decidedViolated += key.time().toNanos() / 1e6;
            }
        }
        slowest.add(longest);
        explaining.add(explained);
        deciding.add(decided);
        decidingViolated.add(decidedViolated);
    }

    private void count(KeyVerdict key) {
        keys++;
        switch (key.verdict()) {
            case Verdict.Valid() -> {}
            case Verdict.Undecided _ -> undecided++;
            case Verdict.Violation(var findings) -> {
                violated++;
                evidence = Math.max(evidence, findings.getFirst().operations().size());
            }
        }
    }

    /// How the explanations compare with the verdicts on the violated keys alone.
    String explainingNote() {
        return keys == 1
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.1f times the verdicts on the violated keys alone",
                        explaining.median() / decidingViolated.median());
    }

    /// What a reader of the table should know of the verdicts.
    String note() {
        return (keys > 1 ? keys + " keys" : "")
                + (violated == 0 ? "" : " %d violated, evidence of at most %d".formatted(violated, evidence))
                + (undecided == 0 ? "" : " " + undecided + " UNDECIDED");
    }
}
