package theseus.histories.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import theseus.histories.Operation;
import theseus.histories.check.Budget;
import theseus.histories.check.KeyVerdict;
import theseus.histories.check.Linearizability;
import theseus.histories.check.Verdict;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.RegisterColumns;
import theseus.histories.check.search.BreadthFirst;
import theseus.histories.check.search.DepthFirst;
import theseus.histories.check.search.Meter;
import theseus.histories.check.search.RegisterAutomaton;
import theseus.histories.check.search.Result;
import theseus.histories.check.search.Script;
import theseus.histories.check.search.Search;
import theseus.histories.check.zone.Zones;
import theseus.histories.model.CasRegister;

/// Measures the judge on all shapes, the whole of it and each algorithm by itself, and prints a table.
public final class Benchmark {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int LARGE = 100_000;
    private final PrintStream out;
    private final long seed;

    private Benchmark(PrintStream out, long seed) {
        this.out = out;
        this.seed = seed;
    }

    /// Runs all of it, for a minute or two.
    ///
    /// @param only a part of the names of the shapes to measure; empty for all
    public static void run(PrintStream out, long seed, String only) {
        Benchmark benchmark = new Benchmark(out, seed);
        benchmark.machine();
        for (Shape shape : Shape.all()) if (shape.name().contains(only)) benchmark.measure(shape);
        if (only.isEmpty()) benchmark.limits();
    }

    private void machine() {
        out.printf(
                Locale.ROOT,
                "%s %s, %d processors, load %.1f, Java %s, heap at most %d MB, seed %d%n%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20,
                seed);
        out.println("| history | algorithm | median ms | least - most | cpu ms | ops/s | MB allocated | at most | |");
        out.println("|---|---|---|---|---|---|---|---|---|");
    }

    private void measure(Shape shape) {
        List<List<Operation>> histories = shape.make().apply(seed);
        int operations = shape.operations(histories);
        row(shape.name(), "the judge", operations, Measured.of(() -> judge(shape, histories)), shape.millisMax());
        if (!(shape.model() instanceof CasRegister)) return;
        List<Columns> columns = histories.stream()
                .map(history -> RegisterColumns.of(history, null))
                .toList();
        if (operations > 10_000)
            row("", "reading it into columns", operations, Measured.of(() -> columns(histories)), 0);
        if (columns.stream().allMatch(own -> Zones.of(own).decides(0)))
            row("", "zones", operations, Measured.of(() -> zones(columns)), operations > LARGE ? shape.millisMax() : 0);
        if (operations > LARGE) return;
        row("", "depth first", operations, Measured.of(() -> search(columns, DepthFirst::new)), 0);
        row("", "breadth first", operations, Measured.of(() -> search(columns, BreadthFirst::new)), 0);
    }

    private static String judge(Shape shape, List<List<Operation>> histories) {
        int violated = 0;
        int undecided = 0;
        int keys = 0;
        int evidence = 0;
        double slowest = 0;
        double deciding = 0;
        double explaining = 0;
        for (List<Operation> history : histories) {
            long began = System.nanoTime();
            for (KeyVerdict key : Linearizability.perKey(history, shape.model(), Budget.of(Duration.ofSeconds(20)))) {
                keys++;
                explaining += key.explaining().toNanos() / 1e6;
                if (key.verdict() instanceof Verdict.Undecided) undecided++;
                if (key.verdict() instanceof Verdict.Violation violation) {
                    violated++;
                    deciding += key.time().toNanos() / 1e6;
                    evidence = Math.max(
                            evidence,
                            violation.findings().getFirst().operations().size());
                }
            }
            slowest = Math.max(slowest, (System.nanoTime() - began) / 1e6);
        }
        return (keys > 1 ? keys + " keys, slowest history " + millis(slowest) + " ms" : "")
                + (violated == 0
                        ? ""
                        : " %d violated, evidence of at most %d, explaining %s ms after verdicts of %s ms"
                                .formatted(violated, evidence, millis(explaining), millis(deciding)))
                + (undecided == 0 ? "" : " " + undecided + " UNDECIDED");
    }

    private static String columns(List<List<Operation>> histories) {
        for (List<Operation> history : histories) RegisterColumns.of(history, null);
        return "";
    }

    private static String zones(List<Columns> histories) {
        for (Columns columns : histories) Zones.of(columns);
        return "";
    }

    private static String search(List<Columns> histories, Function<Script, Search> kind) {
        int without = 0;
        Meter meter = Meter.of(PATIENCE.toNanos(), Budget.usual().memoryBytes());
        for (Columns columns : histories) {
            try {
                Script script = new Script(new RegisterAutomaton(columns), columns.ends(), meter.bytesMax() / 2);
                if (kind.apply(script).run(meter) instanceof Result.GaveUp) without++;
            } catch (Script.Oversized oversized) {
                without++;
            }
        }
        return without == 0 ? "" : "no verdict on " + without + " within a second";
    }

    /// A history that no algorithm decides soon, with small budgets: are they kept?
    private void limits() {
        List<Operation> hard = Hard.history(seed);
        for (long budget : new long[] {100, 1_000, 5_000}) {
            long began = System.nanoTime();
            Verdict verdict = Linearizability.check(hard, new CasRegister(), Budget.of(Duration.ofMillis(budget)));
            double millis = (System.nanoTime() - began) / 1e6;
            String outcome = verdict instanceof Verdict.Undecided(String reason) ? reason : "decided";
            row(
                    "a budget of " + budget + " ms",
                    "the judge",
                    hard.size(),
                    new Measured(millis, millis, millis, 0, 0, outcome),
                    budget + 100);
        }
    }

    private void row(String name, String algorithm, int operations, Measured measured, double most) {
        String kept = most == 0
                ? ""
                : measured.medianMillis() <= most
                        ? "kept"
                        : measured.cpuMillis() > 0 && measured.cpuMillis() <= most ? "kept by cpu time" : "MISSED";
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s - %s | %s | %,.0f | %.1f | %s | %s |%n",
                name,
                algorithm,
                millis(measured.medianMillis()),
                millis(measured.leastMillis()),
                millis(measured.mostMillis()),
                millis(measured.cpuMillis()),
                operations / measured.medianMillis() * 1000,
                measured.megabytes(),
                most == 0 ? "" : millis(most),
                (kept + " " + measured.note()).trim());
        out.flush();
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.2f" : "%.0f", millis);
    }
}
