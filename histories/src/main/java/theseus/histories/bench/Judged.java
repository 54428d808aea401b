package theseus.histories.bench;

import java.time.Duration;
import java.util.List;
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
    /// What deciding the violated keys took, and explaining them, both summed over the keys.
    Samples deciding = new Samples();
    Samples explaining = new Samples();
    int keys;
    int violated;
    int undecided;
    int evidence;

    /// Forgets what it cost so far.
    void forget() {
        slowest = new Samples();
        deciding = new Samples();
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
        for (List<Operation> history : histories) {
            long began = System.nanoTime();
            List<KeyVerdict> verdicts = Linearizability.perKey(history, shape.model(), BUDGET);
            longest = Math.max(longest, (System.nanoTime() - began) / 1e6);
            for (KeyVerdict key : verdicts) {
                count(key);
                if (!(key.verdict() instanceof Verdict.Violation)) continue;
                explained += key.explaining().toNanos() / 1e6;
                decided += key.time().toNanos() / 1e6;
            }
        }
        slowest.add(longest);
        explaining.add(explained);
        deciding.add(decided);
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

    /// What a reader of the table should know of the verdicts.
    String note() {
        return (keys > 1 ? keys + " keys" : "")
                + (violated == 0 ? "" : " %d violated, evidence of at most %d".formatted(violated, evidence))
                + (undecided == 0 ? "" : " " + undecided + " UNDECIDED");
    }
}
