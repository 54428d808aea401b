package theseus.harness.report.film;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import theseus.histories.Operation;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// When a contradiction was complete: at the end of the last operation that it needs; a broken invariant, which needs
/// none, says so itself.
public final class Moment {
    private static final Pattern BREACH = Pattern.compile("\\w+ at (\\d+)\\.(\\d{6}) s: ", Pattern.DOTALL);

    private Moment() {}

    /// Nanoseconds since the start of the run; empty for what was only seen when all was over.
    public static OptionalLong of(Finding finding) {
        if (!finding.operations().isEmpty()) return OptionalLong.of(end(last(finding)));
        if (finding.anomaly() != Anomaly.INVARIANT) return OptionalLong.empty();
        Matcher told = BREACH.matcher(finding.sentence());
        return told.lookingAt()
                ? OptionalLong.of(Long.parseLong(told.group(1) + told.group(2)) * 1_000)
                : OptionalLong.empty();
    }

    /// The operation whose answer completes the contradiction.
    public static Operation last(Finding finding) {
        return finding.operations().stream()
                .filter(operation -> operation.finish() != Long.MAX_VALUE)
                .max(java.util.Comparator.comparingLong(Operation::finish))
                .orElse(finding.operations().getLast());
    }

    static long end(Operation operation) {
        return operation.finish() == Long.MAX_VALUE ? operation.start() : operation.finish();
    }
}
