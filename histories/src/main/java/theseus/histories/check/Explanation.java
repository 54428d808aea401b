package theseus.histories.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.column.Columns;
import theseus.histories.check.search.DepthFirst;
import theseus.histories.check.search.Meter;
import theseus.histories.check.search.Result;
import theseus.histories.check.search.Script;
import theseus.histories.check.zone.Breach;
import theseus.histories.check.zone.Zones;

/// Finds the shortest beginning of a key's history that contradicts the model already, the few operations of it that
/// are needed,
/// and the words for it.
final class Explanation {
    /// What an explanation may take however fast the verdict was.
    static final long LEAST_NANOS = 100_000_000;

    private static final int SHOWN = 6;
    private final OneKey key;
    private final Meter meter;

    Explanation(OneKey key, Meter meter) {
        this.key = key;
        this.meter = meter;
    }

    /// The violation behind a breach of zones.
    Verdict zones(OneKey.Zoned zoned) {
        Columns shortest = shortest(zoned.columns());
        Breach breach = Zones.of(shortest).breach(0);
        if (breach instanceof Breach.NeverWritten(int value) && writes(zoned.columns(), value))
            return violation(reduced(story(zoned.columns(), new Breach.BeforeWritten(value))));
        return violation(reduced(story(shortest, breach)));
    }

    private Finding story(Columns columns, Breach breach) {
        return new ZoneStory(key, columns, breach, UnaryOperator.identity()).finding();
    }

    /// Whether somebody wrote the value at all, if only after it had been seen.
    private static boolean writes(Columns columns, int value) {
        for (int row = 0; row < columns.size(); row++) if (columns.to()[row] == value) return true;
        return false;
    }

    /// The same told of no more operations than it takes.
    private Finding reduced(Finding named) {
        if (!Reduction.contradictory(named.operations(), key.model(), meter)) return named;
        Reduction reduction = new Reduction(named.operations(), key.model(), meter);
        reduction.needed();
        OneKey few = new OneKey(reduction.supposed(), key.failures(), key.model());
        return few.zoned()
                .filter(zoned -> zoned.breach() != null)
                .map(zoned -> new ZoneStory(few, zoned.columns(), zoned.breach(), this::original).finding())
                .orElse(named);
    }

    /// The columns up to the first end at which zones find a breach.
    private Columns shortest(Columns columns) {
        int low = 0;
        int high = columns.ends().count() - 1;
        while (low < high && meter.spent(0) == null) {
            int middle = low + high >>> 1;
            if (Zones.until(columns, middle).breach(0) != null) high = middle;
            else low = middle + 1;
        }
        return columns.until(high);
    }

    /// The violation behind a search that could not get past a row.
    Verdict search(int stuck) {
        Operation stop = key.operation(stuck);
        List<Operation> prefix = shortest(stop);
        Reduction reduction = new Reduction(prefix, key.model(), meter);
        List<Operation> needed = reduction.needed();
        OneKey supposed = OneKey.of(reduction.supposed(), key.model());
        String sentence = words(needed, prefix, reduction.minimal()) + order(supposed);
        return violation(new Finding(Anomaly.NOT_LINEARIZABLE, key.name(), sentence, withSources(needed, prefix)));
    }

    /// The history up to the return of `stop`, or up to a later return if that does not contradict the model yet.
    private List<Operation> shortest(Operation stop) {
        List<Long> returns = key.operations().stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok && operation.finish() >= stop.finish())
                .map(Operation::finish)
                .sorted()
                .toList();
        int low = 0;
        int high = returns.size() - 1;
        int tried = 0;
        while (low < high && meter.spent(0) == null) {
            int middle = Math.min(low + high >>> 1, tried == 0 ? 0 : tried);
            if (Reduction.contradictory(until(returns.get(middle)), key.model(), meter)) high = middle;
            else low = middle + 1;
            tried = 2 * middle + 1;
        }
        return until(returns.get(high));
    }

    private List<Operation> until(long time) {
        return key.operations().stream()
                .filter(operation -> operation.start() <= time)
                .map(operation -> operation.finish() <= time ? operation : Reduction.forgotten(operation))
                .toList();
    }

    private String words(List<Operation> needed, List<Operation> prefix, boolean minimal) {
        long others = prefix.stream()
                        .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                        .count()
                - needed.size();
        return "No order explains " + names(needed)
                + (others == 0 ? "" : ", whatever became of the " + others + " other operations before")
                + (minimal ? "" : " (the time to leave out more ran out)") + ".";
    }

    /// The longest order there is of a small contradiction, and where it stops.
    private String order(OneKey supposed) {
        try {
            DepthFirst search = new DepthFirst(supposed.script(meter.bytesMax() / 2));
            while (meter.spent(search.bytes()) == null) {
                Result result = search.advance(2_000);
                if (result instanceof Result.Impossible(int[] order, int stuck)) return partial(supposed, order, stuck);
                if (result != null) return "";
            }
            return "";
        } catch (Script.Oversized oversized) {
            return "";
        }
    }

    private String partial(OneKey supposed, int[] order, int stuck) {
        Operation stop = supposed.operation(stuck);
        if (order.length == 0) return " None can come first, not even " + Names.of(original(stop), key.model()) + ".";
        List<Operation> last = new ArrayList<>();
        for (int row : order) last.add(original(supposed.operation(row)));
        List<Operation> shown = last.subList(Math.max(0, last.size() - SHOWN), last.size());
        Object state = key.model().initial();
        for (int row : order) state = key.model().step(state, Names.call(supposed.operation(row)));
        return " The longest order there is ends with " + names(shown) + " and leaves " + state + "; there "
                + Names.of(original(stop), key.model()) + " had to follow before it returned, and cannot.";
    }

    /// The operation as it was before it was forgotten.
    private Operation original(Operation supposed) {
        return key.operations().stream()
                .filter(operation -> operation.invoked() == supposed.invoked())
                .findFirst()
                .orElse(supposed);
    }

    /// Together with the only operation that can have written what a needed one saw.
    private List<Operation> withSources(List<Operation> needed, List<Operation> prefix) {
        List<Operation> all = new ArrayList<>(needed);
        for (Operation operation : needed) {
            List<Operation> sources = Names.sources(operation, prefix);
            if (sources.size() == 1 && !all.contains(sources.getFirst())) all.add(original(sources.getFirst()));
        }
        all.sort(Comparator.comparingLong(Operation::invoked));
        return all.stream().distinct().toList();
    }

    private String names(List<Operation> operations) {
        return String.join(
                ", ",
                operations.stream()
                        .map(operation -> Names.of(operation, key.model()))
                        .toList());
    }

    private static Verdict violation(Finding finding) {
        return new Verdict.Violation(List.of(finding));
    }
}
