package theseus.histories.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import theseus.histories.Operation;
import theseus.histories.check.Budget;
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
    private static final int SEEDS = 3;
    private static final long PATIENCE_NANOS = 1_000_000_000;
    private static final int LARGE = 10_000;
    private static final int STREAMED_OPERATIONS = 10_000_000;
    private static final int STREAMED_HEAP_MEGABYTES = 512;
    private final Table table;
    private final long seed;
    private final boolean alone;

    private Benchmark(Table table, long seed, boolean alone) {
        this.table = table;
        this.seed = seed;
        this.alone = alone;
    }

    /// Runs all of it, for some minutes.
    ///
    /// @param only a part of the names of the rows to measure; empty for all
    /// @param alone whether to leave out the algorithms one by one
    public static void run(PrintStream out, long seed, String only, boolean alone) throws IOException {
        Table table = new Table(out);
        table.head(seed, SEEDS);
        Benchmark benchmark = new Benchmark(table, seed, alone);
        for (Shape shape : Shape.all()) if (shape.name().contains(only)) benchmark.measure(shape);
        if (Streamed.NAME.contains(only))
            Streamed.inItsOwnHeap(out, STREAMED_OPERATIONS, seed, STREAMED_HEAP_MEGABYTES);
        new Deadlines(table, seed).measure(only);
    }

    private void measure(Shape shape) {
        List<List<List<Operation>>> seeds = LongStream.range(seed, seed + SEEDS)
                .mapToObj(shape.make()::apply)
                .toList();
        int operations = seeds.stream().mapToInt(Shape::operations).sum() / SEEDS;
        var judged = new Judged();
        Measured all = Measured.of(
                seeds.stream()
                        .map(histories -> (Runnable) () -> judged.judge(shape, histories))
                        .toList(),
                judged::forget);
        table.row(shape.name(), "the judge", operations, all, shape.limit(), judged.note());
        if (shape.slowestMillis() > 0)
            table.row("", "the slowest of them", judged.slowest, Limit.of(shape.slowestMillis()), "");
        if (judged.violated > 0) {
            Limit twice = Limit.of(2 * judged.deciding.median());
            table.row("", "of it, the explanation", judged.explaining, twice, judged.explainingNote());
        }
        if (!alone && shape.model() instanceof CasRegister) algorithms(seeds, operations);
    }

    private void algorithms(List<List<List<Operation>>> seeds, int operations) {
        List<List<Columns>> columns = seeds.stream().map(Benchmark::columns).toList();
        if (operations > LARGE) measure("reading it into columns", operations, seeds, Benchmark::columns);
        if (columns.stream().flatMap(List::stream).allMatch(own -> Zones.of(own).decides(0)))
            measure("zones", operations, columns, all -> all.forEach(Zones::of));
        if (operations > 2 * LARGE) return;
        search("depth first", operations, columns, DepthFirst::new);
        search("breadth first", operations, columns, BreadthFirst::new);
    }

    private static List<Columns> columns(List<List<Operation>> histories) {
        return histories.stream()
                .map(history -> RegisterColumns.of(history, null))
                .toList();
    }

    private <T> void measure(String algorithm, int operations, List<T> seeds, Consumer<T> work) {
        Measured measured = Measured.of(
                seeds.stream().map(one -> (Runnable) () -> work.accept(one)).toList());
        table.row("", algorithm, operations, measured, Limit.NONE, "");
    }

    private void search(String name, int operations, List<List<Columns>> seeds, Function<Script, Search> kind) {
        List<String> without = new ArrayList<>();
        Measured measured = Measured.of(seeds.stream()
                .map(columns -> (Runnable) () -> {
                    int undecided = undecided(columns, kind);
                    if (undecided > 0) without.add("no verdict on " + undecided + " within a second");
                })
                .toList());
        table.row("", name, operations, measured, Limit.NONE, without.isEmpty() ? "" : without.getLast());
    }

    private static int undecided(List<Columns> histories, Function<Script, Search> kind) {
        int undecided = 0;
        Meter meter = Meter.of(PATIENCE_NANOS, Budget.usual().memoryBytes());
        for (Columns columns : histories) {
            try {
                Script script = new Script(new RegisterAutomaton(columns), columns.ends(), meter.bytesMax() / 2);
                if (kind.apply(script).run(meter) instanceof Result.GaveUp) undecided++;
            } catch (Script.Oversized oversized) {
                undecided++;
            }
        }
        return undecided;
    }
}
