package theseus.harness.nightly.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import theseus.harness.report.Ink;
import theseus.harness.report.TextTable;

/// The trend for a terminal.
public final class TrendText {
    private static final int COMMIT_SHOWN = 8;

    private TrendText() {}

    /// Lines.
    public static List<String> of(Trend trend, Ink ink) {
        if (trend.nights().isEmpty()) return List.of("no night has begun yet; ./theseus nightly begins one");
        List<String> lines = new ArrayList<>(nights(trend));
        lines.add("");
        lines.addAll(courses(trend));
        if (!trend.findings().isEmpty()) lines.addAll(findings(trend, ink));
        if (!trend.canaries().isEmpty()) lines.addAll(canaries(trend, ink));
        return lines;
    }

    private static List<String> nights(Trend trend) {
        TextTable table = new TextTable(
                "night", "begun", "commit", "", "hours", "runs", "violations", "undecided", "wrecked", "canaries");
        for (NightRow row : trend.nights())
            table.row(
                    Long.toString(row.night()),
                    row.began().substring(0, 16).replace('T', ' '),
                    row.commit() == null
                            ? "-"
                            : row.commit()
                                    .substring(
                                            0,
                                            Math.min(COMMIT_SHOWN, row.commit().length())),
                    row.colour() + (row.state().equals("over") ? "" : ", " + row.state()),
                    two(row.hours()),
                    Long.toString(row.runs()),
                    Long.toString(row.violations()),
                    Long.toString(row.undecided()),
                    Long.toString(row.wrecked()),
                    row.caught() + " of " + row.canaries());
        return table.lines();
    }

    private static List<String> courses(Trend trend) {
        TextTable table = new TextTable("over the nights", "", "least", "last", "most");
        course(table, "runs", trend, NightRow::runs);
        course(table, "runs in containers", trend, NightRow::contained);
        course(table, "runs a second", trend, NightRow::runsPerSecond);
        course(table, "operations a second and core", trend, NightRow::operationsPerCoreSecond);
        course(table, "migrations", trend, NightRow::migrations);
        course(table, "violations", trend, NightRow::violations);
        course(table, "undecided", trend, NightRow::undecided);
        course(table, "cells of the matrix hit", trend, NightRow::cells);
        course(table, "guards and branches reached", trend, NightRow::points);
        course(table, "canaries caught", trend, NightRow::caught);
        return table.lines();
    }

    private static void course(TextTable table, String name, Trend trend, Function<NightRow, Number> number) {
        List<Number> numbers = trend.nights().stream().map(number).toList();
        var summary = numbers.stream().mapToDouble(Number::doubleValue).summaryStatistics();
        table.row(
                name,
                Sparkline.of(numbers),
                plain(summary.getMin()),
                plain(numbers.getLast().doubleValue()),
                plain(summary.getMax()));
    }

    private static List<String> findings(Trend trend, Ink ink) {
        TextTable table = new TextTable("finding", "", "times", "", "smallest");
        for (Trend.FindingRow row : trend.findings())
            table.row(
                    row.fingerprint(),
                    row.standing(),
                    Long.toString(
                            row.times().stream().mapToLong(Long::longValue).sum()),
                    Sparkline.of(row.times()),
                    row.smallest() == null ? "-" : row.smallest());
        return titled("What was found", table, ink);
    }

    private static List<String> canaries(Trend trend, Ink ink) {
        TextTable table =
                new TextTable("canary", "world", "runs until caught", "mean", "seconds", "mean", "caught", "of runs");
        for (Trend.CanaryRow row : trend.canaries())
            table.row(
                    row.flaw(),
                    row.world(),
                    Sparkline.of(row.runs()),
                    mean(row.runs()),
                    Sparkline.of(row.seconds()),
                    mean(row.seconds()),
                    Long.toString(row.convictions().stream()
                            .mapToLong(Long::longValue)
                            .sum()),
                    Long.toString(row.of().stream().mapToLong(Long::longValue).sum()));
        return titled("How soon canaries are caught", table, ink);
    }

    private static List<String> titled(String title, TextTable table, Ink ink) {
        List<String> lines = new ArrayList<>(List.of("", ink.strong(title)));
        lines.addAll(table.lines());
        return lines;
    }

    private static String mean(List<Double> numbers) {
        double mean = Trend.CanaryRow.mean(numbers);
        return Double.isNaN(mean) ? "-" : two(mean);
    }

    private static String two(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : String.format(Locale.ROOT, "%.1f", number);
    }
}
