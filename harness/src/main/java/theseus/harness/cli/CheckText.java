package theseus.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;
import theseus.histories.check.Judgement;
import theseus.histories.check.Verdict;
import theseus.histories.check.evidence.Elements;
import theseus.histories.check.evidence.Staleness;
import theseus.histories.codec.HistoryFile;
import theseus.histories.codec.MalformedHistory;

/// The report for people: a line a history as it is judged, then the details of what was not simply valid.
final class CheckText implements CheckReport {
    private static final int FINDINGS_SHOWN = 3;

    private final PrintWriter out;
    private final PrintWriter err;
    private final List<Runnable> details = new ArrayList<>();

    CheckText(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void judged(Path file, HistoryFile.Read read, Judgement judgement) {
        String algorithm = judgement.algorithms().isEmpty() ? "none" : String.join(" and ", judgement.algorithms());
        out.println(file + ": " + word(judgement.verdict()) + ", " + judgement.model() + ", " + algorithm + ", "
                + time(judgement.time()));
        out.flush();
        if (isWorthDetails(read, judgement)) details.add(() -> details(file, read, judgement));
    }

    @Override
    public void refused(MalformedHistory problem) {
        out.flush();
        err.println(problem.getMessage());
        err.flush();
    }

    @Override
    public void end() {
        details.forEach(Runnable::run);
        out.flush();
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid() -> "valid";
            case Verdict.Violation _ -> "violation";
            case Verdict.Undecided _ -> "undecided";
        };
    }

    private static boolean isWorthDetails(HistoryFile.Read read, Judgement judgement) {
        return !(judgement.verdict() instanceof Verdict.Valid)
                || !read.notes().isEmpty()
                || !judgement.elements().isEmpty()
                || judgement.staleness().stream().anyMatch(s -> s.stale() > 0);
    }

    private void details(Path file, HistoryFile.Read read, Judgement judgement) {
        out.println();
        out.println(file + ": " + word(judgement.verdict()) + ", " + judgement.operations() + " operations on "
                + judgement.keys().size() + (judgement.keys().size() == 1 ? " key" : " keys") + ", from "
                + read.format().words());
        read.notes().forEach(note -> out.println("  note: " + note));
        switch (judgement.verdict()) {
            case Verdict.Valid() -> {}
            case Verdict.Violation(List<Finding> findings) -> findings(findings);
            case Verdict.Undecided(String reason) -> out.println("  " + reason);
        }
        judgement.staleness().stream().filter(s -> s.stale() > 0).forEach(this::staleness);
        judgement.elements().forEach(this::elements);
    }

    private void findings(List<Finding> findings) {
        for (Finding finding : findings.subList(0, Math.min(findings.size(), FINDINGS_SHOWN))) {
            out.println(
                    "  " + finding.anomaly().words() + (finding.key() == null ? "" : ", key " + finding.key()) + ":");
            finding.sentence().lines().forEach(line -> out.println("    " + line));
        }
        if (findings.size() <= FINDINGS_SHOWN) return;
        SortedMap<Anomaly, Integer> more = new TreeMap<>();
        for (Finding finding : findings.subList(FINDINGS_SHOWN, findings.size()))
            more.merge(finding.anomaly(), 1, Integer::sum);
        List<String> counts = new ArrayList<>();
        more.forEach((anomaly, count) -> counts.add(count + " x " + anomaly.words()));
        out.println("  and after that: " + String.join(", ", counts));
    }

    private void staleness(Staleness s) {
        out.println(String.format(
                Locale.ROOT,
                "  staleness at %s in %s: %d of %d reads, up to %d versions and %.3f ms behind (median %.3f, 99%% %.3f)",
                s.level(),
                s.phase(),
                s.stale(),
                s.reads(),
                s.versionsMax(),
                s.nanosMax() / 1e6,
                s.nanosMedian() / 1e6,
                s.nanos99() / 1e6));
    }

    private void elements(String key, Elements e) {
        out.println(String.format(
                Locale.ROOT,
                "  elements%s: %d tried, %d acknowledged, %d stable, %d lost, %d never read, %d stale, %d duplicated;"
                        + " stable after %.3f ms (median), %.3f (99%%), %.3f (max)",
                key.isEmpty() ? "" : " of " + key,
                e.attempted(),
                e.acknowledged(),
                e.stable(),
                e.lost().size(),
                e.neverRead(),
                e.stale().size(),
                e.duplicated().size(),
                e.stableNanosMedian() / 1e6,
                e.stableNanos99() / 1e6,
                e.stableNanosMax() / 1e6));
    }

    private static String time(Duration time) {
        double millis = time.toNanos() / 1e6;
        return millis < 1000
                ? String.format(Locale.ROOT, "%.1f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }
}
