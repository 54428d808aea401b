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
import theseus.histories.check.Atomicity;
import theseus.histories.check.Finding;
import theseus.histories.check.Judgement;
import theseus.histories.check.PowerScore;
import theseus.histories.check.Verdict;
import theseus.histories.check.evidence.Elements;
import theseus.histories.check.evidence.Staleness;
import theseus.histories.codec.HistoryFile;
import theseus.histories.codec.MalformedHistory;

/// The report for people: a line a history as it is judged, then the details of what was not simply valid.
final class CheckText implements CheckReport {
    private static final int FINDINGS_SHOWN = 3;
    /// Less is no time at all: in a history without times an event counts for a nanosecond.
    private static final long NANOS_WORTH_TELLING = 100_000;

    private final PrintWriter out;
    private final PrintWriter err;
    private final List<Runnable> details = new ArrayList<>();

    CheckText(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void judged(Path file, HistoryFile.Read read, Judgement judgement, PowerScore power) {
        String algorithm = judgement.algorithms().isEmpty() ? "none" : String.join(" and ", judgement.algorithms());
        out.println(file + ": " + word(judgement.verdict()) + ", " + judgement.model() + ", " + algorithm + ", "
                + time(judgement.time()));
        out.flush();
        if (power != null || isWorthDetails(read, judgement)) details.add(() -> details(file, read, judgement, power));
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

    private void details(Path file, HistoryFile.Read read, Judgement judgement, PowerScore power) {
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
        judgement.atomicity().stream().limit(FINDINGS_SHOWN).forEach(this::atomicity);
        judgement.elements().forEach(this::elements);
        if (power != null) out.println("  power: " + power.words());
    }

    private void findings(List<Finding> findings) {
        finding("  ", findings.getFirst());
        if (findings.size() == 1) return;
        out.println("  beside it, or following from it:");
        int shown = Math.min(findings.size(), FINDINGS_SHOWN);
        findings.subList(1, shown).forEach(finding -> finding("    ", finding));
        if (findings.size() > shown) out.println("    and " + counts(findings.subList(shown, findings.size())));
    }

    private void finding(String indent, Finding finding) {
        out.println(indent + finding.anomaly().words() + (finding.key() == null ? "" : ", key " + finding.key()) + ":");
        finding.sentence().lines().forEach(line -> out.println(indent + "  " + line));
    }

    private static String counts(List<Finding> findings) {
        SortedMap<Anomaly, Integer> counts = new TreeMap<>();
        for (Finding finding : findings) counts.merge(finding.anomaly(), 1, Integer::sum);
        List<String> words = new ArrayList<>();
        counts.forEach((anomaly, count) -> words.add(count + " x " + anomaly.words()));
        return String.join(", ", words);
    }

    private void staleness(Staleness s) {
        String where = s.level().equals("-") ? "" : " at " + s.level();
        String when = s.phase().equals("-") ? "" : " in " + s.phase();
        String line = "  staleness" + where + when + ": " + s.stale() + " of " + s.reads() + " reads, up to "
                + s.versionsMax() + (s.versionsMax() == 1 ? " version" : " versions") + " behind";
        out.println(s.nanosMax() < NANOS_WORTH_TELLING ? line : line + times(s));
    }

    private void atomicity(Atomicity a) {
        String of = a.key() == null ? "" : " of key " + a.key();
        out.println("  the answers" + of + " fit " + granted(a) + " (k-atomicity: k is at least " + a.versionsAtLeast()
                + ")");
    }

    private static String granted(Atomicity a) {
        if (a.deltaNanosAtLeast() == Long.MAX_VALUE) return "no register, however stale its reads may be";
        String least = String.format(Locale.ROOT, "%.6f ms", a.deltaNanosAtLeast() / 1e6);
        if (a.deltaNanosAtMost() == Long.MAX_VALUE)
            return "a register whose reads are " + least + " stale or more; how much was not found out in time";
        String most = String.format(Locale.ROOT, "%.6f ms", a.deltaNanosAtMost() / 1e6);
        return "if reads may be " + most + " stale"
                + (least.equals(most) ? ", and not less" : "; less than " + least + " is not enough");
    }

    private static String times(Staleness s) {
        return String.format(
                Locale.ROOT,
                " and %.3f ms (median %.3f, 99%% %.3f)",
                s.nanosMax() / 1e6,
                s.nanosMedian() / 1e6,
                s.nanos99() / 1e6);
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
