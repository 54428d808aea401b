package theseus.histories.check;

import java.util.List;

/// The judge's answer. Undecided is never a pass.
public sealed interface Verdict {
    /// Nothing contradicts the model.
    record Valid() implements Verdict {}

    /// At least one contradiction; the first finding is the primary one, the rest follows from it or stands beside it.
    record Violation(List<Finding> findings) implements Verdict {
        public Violation {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) throw new IllegalArgumentException("a violation needs a finding");
        }
    }

    /// The budget ran out, or the input is beyond the method; `reason` says which and how far it got.
    record Undecided(String reason) implements Verdict {}
}
