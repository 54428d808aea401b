package theseus.harness.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import theseus.harness.nightly.book.Nights;
import theseus.histories.Literal;

/// A night's summary in Markdown, as a job summary or a mail shows it.
public final class SummaryMarkdown {
    private SummaryMarkdown() {}

    /// @param directory of the nights
    public static List<String> of(Summary summary, String directory) {
        List<String> lines = new ArrayList<>();
        lines.add("## Theseus, night %d: %s"
                .formatted(summary.night().number(), summary.colour().name().toLowerCase(Locale.ROOT)));
        lines.add("");
        summary.reasons().forEach(reason -> lines.add("- " + cell(reason)));
        lines.add("");
        SummaryText.facts(summary).forEach(fact -> lines.add(cell(fact) + "  "));
        lines.add("");
        table(lines, List.of("runs of", "world", "runs", "valid", "violation", "undecided", "wrecked"));
        SummaryText.rows(summary).forEach(row -> row(lines, row));
        findings(summary, directory, lines);
        canaries(summary, lines);
        return lines;
    }

    private static void findings(Summary summary, String directory, List<String> lines) {
        if (summary.known().isEmpty()) return;
        lines.add("");
        table(lines, List.of("finding", "", "times", "nights", "smallest", "repeat it with"));
        for (Known known : summary.known())
            row(
                    lines,
                    List.of(
                            known.finding().fingerprint(),
                            known.standing().label(),
                            Long.toString(known.times()),
                            Long.toString(known.nights()),
                            known.finding().smallest() == null
                                    ? "-"
                                    : known.finding().smallest(),
                            "`" + known.command(directory) + "`"));
    }

    private static void canaries(Summary summary, List<String> lines) {
        lines.add("");
        table(lines, List.of("canary", "world", "runs", "caught", "runs until caught (mean)", "seconds (mean)"));
        for (Nights.Canary canary : summary.canaries())
            row(
                    lines,
                    List.of(
                            canary.flaw(),
                            canary.world(),
                            Long.toString(canary.runs()),
                            canary.convictions() == 0 ? "**no**" : Long.toString(canary.convictions()),
                            SummaryText.decimal(SummaryText.mean(canary.detections())),
                            SummaryText.decimal(SummaryText.mean(canary.detectionMillis()) / 1000)));
    }

    private static void table(List<String> lines, List<String> heads) {
        row(lines, heads);
        lines.add("|" + "---|".repeat(heads.size()));
    }

    private static void row(List<String> lines, List<String> cells) {
        lines.add("| "
                + String.join(" | ", cells.stream().map(SummaryMarkdown::cell).toList()) + " |");
    }

    private static String cell(String text) {
        return Literal.line(text).replace("|", "\\|").replace("<", "&lt;");
    }
}
