package theseus.harness.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import theseus.harness.nightly.book.Nights;
import theseus.harness.report.Ink;
import theseus.harness.report.TextTable;
import theseus.histories.Literal;

/// A night's summary for a terminal.
public final class SummaryText {
    private static final int SLOWEST = 5;

    private final Summary summary;
    private final String directory;
    private final Ink ink;

    private SummaryText(Summary summary, String directory, Ink ink) {
        this.summary = summary;
        this.directory = directory;
        this.ink = ink;
    }

    /// @param directory of the nights
    public static List<String> of(Summary summary, String directory, Ink ink) {
        return new SummaryText(summary, directory, ink).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(coloured(summary.headline()));
        for (String reason : summary.reasons()) lines.add("  " + reason);
        lines.add("");
        lines.addAll(facts(summary));
        lines.add("");
        lines.addAll(runs());
        for (Known known : summary.known()) lines.addAll(finding(known));
        lines.addAll(canaries());
        return lines;
    }

    private String coloured(String line) {
        return switch (summary.colour()) {
            case GREEN -> ink.verdict("valid", line);
            case YELLOW -> ink.verdict("undecided", line);
            case RED -> ink.verdict("violation", line);
        };
    }

    /// When, what, how many and how fast.
    static List<String> facts(Summary summary) {
        Night night = summary.night();
        Nights.Sum all = summary.sum(tally -> true);
        long contained = summary.sum(tally -> !tally.world().equals(Lot.SIM)).runs();
        double seconds = Math.max(summary.usedMillis() / 1000.0, 1e-3);
        Nights.Sum sim = summary.sum(tally -> tally.world().equals(Lot.SIM));
        double core = Math.max(sim.millis() / 1000.0, 1e-3);
        String simulation = sim.runs() == 0
                ? "nothing was simulated"
                : "simulation: %.0f operations and %.1f runs a second and core"
                        .formatted(sim.operations() / core, sim.runs() / core);
        return List.of(
                "under test: %s; commit %s, build %s; begun %s"
                        .formatted(
                                night.subject(),
                                night.commit() == null
                                        ? "unknown"
                                        : night.commit().substring(0, 10),
                                night.build(),
                                night.began()),
                "%s of %s, in %d %s: %d runs (%d in containers), %.1f a second; %d migrations, %d aborts"
                        .formatted(
                                Wording.time(summary.usedMillis()),
                                Wording.time(night.budgetMillis()),
                                summary.sittings(),
                                summary.sittings() == 1 ? "sitting" : "sittings",
                                all.runs(),
                                contained,
                                all.runs() / seconds,
                                all.migrations(),
                                all.aborts()),
                simulation);
    }

    private List<String> runs() {
        TextTable table = new TextTable("runs of", "world", "runs", "valid", "violation", "undecided", "wrecked");
        for (List<String> row : rows(summary)) table.row(row.toArray(String[]::new));
        return table.lines();
    }

    /// One row for each lot of what is under test.
    static List<List<String>> rows(Summary summary) {
        return summary.tallies().stream()
                .filter(tally -> tally.canary() == null)
                .map(tally -> List.of(tally.lot(), tally.world()))
                .distinct()
                .map(lot -> row(summary, lot.get(0), lot.get(1)))
                .toList();
    }

    private static List<String> row(Summary summary, String lot, String world) {
        List<String> row = new ArrayList<>(List.of(lot, world, number(summary, lot, world, null)));
        for (Outcome outcome : List.of(Outcome.VALID, Outcome.VIOLATION, Outcome.UNDECIDED, Outcome.WRECKED))
            row.add(number(summary, lot, world, outcome.label()));
        return row;
    }

    private static String number(Summary summary, String lot, String world, String outcome) {
        return Long.toString(summary.sum(tally -> tally.lot().equals(lot)
                        && tally.world().equals(world)
                        && (outcome == null || tally.outcome().equals(outcome)))
                .runs());
    }

    private List<String> finding(Known known) {
        Nights.Finding finding = known.finding();
        List<String> lines = new ArrayList<>(List.of(
                "",
                "%s %s".formatted(ink.strong(known.standing().name()), Literal.line(finding.fingerprint())),
                "    %d times in this night, seen in %d %s"
                        .formatted(known.times(), known.nights(), known.nights() == 1 ? "night" : "nights")));
        if (known.standing() == Standing.GONE) return lines;
        lines.add("    " + ink.faint(brief(finding.sentence())));
        if (finding.smallest() != null)
            lines.add("    " + (finding.shrunk() == null ? "" : "shrunk to ") + Literal.line(finding.smallest()));
        if (finding.example() != null) lines.add("    kept in " + directory + "/" + finding.example());
        lines.add("    " + ink.command(known.command(directory)));
        return lines;
    }

    private static String brief(String sentence) {
        String line = Literal.line(sentence);
        return line.length() > 200 ? line.substring(0, 200) + " …" : line;
    }

    private List<String> canaries() {
        List<Nights.Canary> slowest = summary.canaries().stream()
                .filter(canary -> canary.convictions() > 0)
                .sorted((one, other) -> Double.compare(mean(other.detections()), mean(one.detections())))
                .toList();
        if (slowest.isEmpty()) return List.of();
        TextTable table = new TextTable("canaries, slowest", "world", "caught", "runs until then", "seconds");
        slowest.stream()
                .limit(SLOWEST)
                .forEach(canary -> table.row(
                        canary.flaw(),
                        canary.world(),
                        canary.convictions() + " times in " + canary.runs(),
                        decimal(mean(canary.detections())),
                        decimal(mean(canary.detectionMillis()) / 1000)));
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines());
        return lines;
    }

    /// Of some numbers; 0 where there are none.
    static double mean(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).average().orElse(0);
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
