package theseus.harness.model;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Explores cases one after the other and prints a row for each: what was found, how many worlds, how long, how
/// much memory.
public final class Survey {
    private static final String ROW = "%-26s %-58s %-9s %12s %13s %6s %8s %10s %6s  %s%n";

    private final PrintStream out;
    private final LongSupplier nanos;
    private final boolean withTraces;
    private boolean allAsExpected = true;

    /// @param nanos the time, in nanoseconds from any moment
    /// @param withTraces whether the way to each breach is printed
    public Survey(PrintStream out, LongSupplier nanos, boolean withTraces) {
        this.out = out;
        this.nanos = nanos;
        this.withTraces = withTraces;
    }

    /// Explores them all; says whether each was as expected.
    public boolean of(List<Case> cases) {
        out.printf(
                ROW, "rules", "within", "explored", "worlds", "steps", "depth", "seconds", "worlds/s", "MB", "found");
        for (Case each : cases) row(each);
        return allAsExpected;
    }

    private void row(Case each) {
        long began = nanos.getAsLong();
        Explored explored = each.explore();
        double seconds = Math.max(1, nanos.getAsLong() - began) / 1e9;
        boolean asExpected = each.isAsExpected(explored);
        allAsExpected &= asExpected;
        out.printf(
                ROW,
                each.name(),
                each.bounds().words(),
                explored.complete() ? "all" : "in part",
                count(explored.worlds()),
                count(explored.steps()),
                explored.depth(),
                String.format(Locale.ROOT, "%.1f", seconds),
                count((long) (explored.worlds() / seconds)),
                Memory.peakMegabytes(),
                found(explored) + (asExpected ? "" : "  NOT AS EXPECTED: " + expectation(each)));
        if (withTraces) explored.breaches().forEach(this::trace);
    }

    private static String expectation(Case each) {
        return each.expected().isEmpty()
                ? "all explored, and nothing found"
                : each.expected().toString();
    }

    private static String found(Explored explored) {
        if (explored.breaches().isEmpty()) return "nothing";
        return String.join(
                ", ",
                explored.breaches().entrySet().stream()
                        .map(way ->
                                way.getKey().words() + " in " + way.getValue().size() + " steps")
                        .toList());
    }

    private void trace(Breach breach, List<String> way) {
        out.println();
        out.println("  " + breach.words() + ":");
        for (int i = 0; i < way.size(); i++) out.printf(Locale.ROOT, "  %3d. %s%n", i + 1, way.get(i));
        out.println();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
