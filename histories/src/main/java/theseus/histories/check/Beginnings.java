package theseus.histories.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.column.AppendColumns;
import theseus.histories.check.column.Columns;
import theseus.histories.check.search.Meter;
import theseus.histories.check.zone.Zones;
import theseus.histories.model.Append;

/// The beginnings of a key's history, and the shortest of them that contradicts the model already.
final class Beginnings {
    /// How many breaches one before the other are looked at.
    private static final int LOOKS = 4;

    private final OneKey key;
    private final Meter meter;

    Beginnings(OneKey key, Meter meter) {
        this.key = key;
        this.meter = meter;
    }

    /// What had begun by then; what had not returned may have taken effect, except where its later answer says that it
    /// has none.
    List<Operation> until(long time) {
        List<Operation> prefix = new ArrayList<>();
        for (Operation operation : key.operations()) {
            if (operation.start() > time) continue;
            if (operation.finish() <= time) prefix.add(operation);
            else prefix.addAll(Reduction.forgotten(operation, key.model()));
        }
        return prefix;
    }

    /// Whether an order explains the operations, or none could be ruled out in time.
    boolean explicable(List<Operation> operations) {
        return OneKey.of(operations, key.model()).linearizable(meter).orElse(true);
    }

    /// The first return from `stop` on by which the history contradicts the model, which it does in the end.
    Operation contradicting(long stop) {
        List<Operation> returned = returned(operation -> operation.finish() >= stop);
        return returned.get(first(0, returned.size() - 1, place -> isContradictedBy(returned.get(place))));
    }

    /// The first return that contradicts the model, if there is one before `last`.
    Optional<Operation> contradictedBefore(long last) {
        List<Operation> returned = returned(operation -> operation.finish() < last);
        if (returned.isEmpty() || meter.spent(0) != null || !isContradictedBy(returned.getLast()))
            return Optional.empty();
        int at = first(0, returned.size() - 1, place -> isContradictedBy(returned.get(place)));
        return Optional.of(returned.get(at));
    }

    private List<Operation> returned(Predicate<Operation> then) {
        return key.operations().stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok && then.test(operation))
                .sorted(Comparator.comparingLong(Operation::finish))
                .toList();
    }

    private boolean isContradictedBy(Operation last) {
        return !explicable(until(last.finish()));
    }

    /// The columns up to the first end at which zones find a breach.
    OneKey.Zoned shortest(OneKey.Zoned zoned) {
        Columns columns = zoned.columns();
        int end = firstBreach(zoned);
        if (!(key.model() instanceof Append)) return cut(zoned, columns.until(end));
        AppendColumns strings = key.strings();
        int last = columns.ends().count() - 1;
        int shown = first(end, last, at -> isBreached(strings.knownBy(at), at));
        return cut(zoned, strings.knownBy(shown).until(shown));
    }

    private static OneKey.Zoned cut(OneKey.Zoned zoned, Columns columns) {
        OneKey.Zoned cut = OneKey.Zoned.of(zoned.algorithm(), columns, Zones.of(columns));
        return cut.breach() == null ? zoned : cut;
    }

    /// The first end at which zones find a breach in columns: from breach to earlier breach, which mostly takes two
    /// looks; by bisection where it takes more. Those of strings know of an append what only a later get showed, so
    /// that it may be too early for them.
    private int firstBreach(OneKey.Zoned zoned) {
        Columns columns = zoned.columns();
        Zones zones = zoned.zones();
        for (int looks = 0; looks < LOOKS && meter.spent(0) == null; looks++) {
            int end = zones.last(zones.breach(0));
            zones = Zones.until(columns, end - 1);
            if (zones.breach(0) == null && isBreached(columns, end)) return end;
        }
        return first(0, columns.ends().count() - 1, end -> isBreached(columns, end));
    }

    private static boolean isBreached(Columns columns, int end) {
        return Zones.until(columns, end).breach(0) != null;
    }

    /// The first number from `from` to `last` of which something holds that holds of all later ones, and of the last in
    /// any case. Looks near `from` first, and does not get as far where time runs out.
    private int first(int from, int last, IntPredicate holds) {
        int low = from;
        int high = last;
        for (int step = 1; low < high && meter.spent(0) == null; step *= 2) {
            int at = Math.min(low + step - 1, low + high >>> 1);
            if (holds.test(at)) high = at;
            else low = at + 1;
        }
        return high;
    }

    /// The last to return of some columns.
    long lastReturn(Columns columns) {
        long last = 0;
        for (int row = 0; row < columns.size(); row++)
            if (!columns.crashed(row))
                last = Math.max(last, operation(columns, row).finish());
        return last;
    }

    /// The operation behind a row of some columns.
    Operation operation(Columns columns, int row) {
        return key.operations().get(columns.origin()[row]);
    }
}
