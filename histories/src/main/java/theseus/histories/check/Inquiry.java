package theseus.histories.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.Ends;
import theseus.histories.check.column.RegisterColumns;
import theseus.histories.check.search.Glance;
import theseus.histories.check.search.Meter;
import theseus.histories.check.search.Script;
import theseus.histories.check.search.Selection;
import theseus.histories.check.search.TableAutomaton;
import theseus.histories.model.Append;
import theseus.histories.model.Model;

/// One question asked of a key's operations again and again: would an order explain them if some of them had never
/// returned, and some were not there at all?
///
/// What the questions have in common (values, calls, steps of the model) is worked out once. Operations go by their
/// place in the list.
final class Inquiry {
    private final List<Operation> operations;
    private final List<Operation> forgotten;
    private final Model model;
    private final Meter meter;
    private final BitSet returned = new BitSet();
    private final BitSet lasting = new BitSet();
    private final Map<Integer, BitSet> seenBy = new HashMap<>();
    private final Columns columns;
    private final int[] rowOf;
    private final Glance glance;
    private final TableAutomaton automaton;

    /// Questions about operations of one key.
    Inquiry(List<Operation> operations, Model model, Meter meter) {
        this.operations = operations;
        this.model = model;
        this.meter = meter;
        forgotten = operations.stream().map(Reduction::unreturned).toList();
        for (int i = 0; i < operations.size(); i++) {
            Outcome outcome = operations.get(i).outcome();
            returned.set(i, outcome instanceof Outcome.Ok);
            lasting.set(i, !(outcome instanceof Outcome.Failed) && !model.pure(Names.call(operations.get(i))));
        }
        Optional<Object[]> register = OneKey.registerStart(model);
        columns =
                register.map(start -> RegisterColumns.of(operations, start[0])).orElse(null);
        rowOf = new int[register.isPresent() ? operations.size() : 0];
        glance = register.isPresent() ? new Glance(columns) : null;
        automaton = register.isPresent() ? null : table();
        for (int row = 0; register.isPresent() && row < columns.size(); row++) rowOf[columns.origin()[row]] = row;
    }

    /// Behind all operations as they were recorded, all of them as if they had not returned.
    private TableAutomaton table() {
        Stream<Operation> rows = Stream.concat(operations.stream(), forgotten.stream());
        return new TableAutomaton(model, rows.map(Names::call).toList());
    }

    /// The operations that returned.
    BitSet returned() {
        return (BitSet) returned.clone();
    }

    /// What remains of all operations when the answers of only these are kept: those that left something behind.
    BitSet others(BitSet kept) {
        BitSet others = (BitSet) lasting.clone();
        others.andNot(kept);
        if (model instanceof Append) others.and(seen(kept));
        return others;
    }

    /// The operations on strings that some kept get can have seen; the others cannot matter unless they returned.
    private BitSet seen(BitSet kept) {
        BitSet seen = new BitSet();
        for (int place = kept.nextSetBit(0); place >= 0; place = kept.nextSetBit(place + 1))
            if (pure(place)) seen.or(seenBy.computeIfAbsent(place, this::seen));
        return seen;
    }

    private BitSet seen(int get) {
        String text = Append.text(((Outcome.Ok) operations.get(get).outcome()).value());
        BitSet seen = new BitSet();
        for (int place = 0; place < operations.size(); place++)
            seen.set(place, text.contains(Append.text(operations.get(place).argument())));
        return seen;
    }

    /// The operation as it was recorded.
    Operation recorded(int place) {
        return operations.get(place);
    }

    /// The operation as if it had never returned.
    Operation forgotten(int place) {
        return forgotten.get(place);
    }

    /// Whether the operation changes nothing.
    boolean pure(int place) {
        return !lasting.get(place);
    }

    /// Whether an order explains the answers of the kept operations, if others never returned and the rest were not
    /// there; empty if that could not be found out in time.
    Optional<Boolean> explicable(BitSet kept, BitSet others) {
        if (meter.spent(0) != null) return Optional.empty();
        if (columns != null) return register(kept, others);
        BitSet all = (BitSet) kept.clone();
        all.or(others);
        int[] places = all.stream().toArray();
        return model instanceof Append
                ? OneKey.of(supposed(places, kept), model).linearizable(meter)
                : searched(places, kept);
    }

    private Optional<Boolean> register(BitSet kept, BitSet others) {
        BitSet answered = rows(kept);
        BitSet open = rows(others);
        Optional<Boolean> seen = glance.explicable(answered, open);
        return seen.isPresent()
                ? seen
                : new OneKey(operations, null, model, columns.forgetting(answered, open), false).linearizable(meter);
    }

    private BitSet rows(BitSet places) {
        BitSet rows = new BitSet();
        places.stream().forEach(place -> rows.set(rowOf[place]));
        return rows;
    }

    private Optional<Boolean> searched(int[] places, BitSet kept) {
        int n = places.length;
        int[] rows = new int[n];
        long[] start = new long[n];
        long[] finish = new long[n];
        for (int i = 0; i < n; i++) {
            boolean answered = kept.get(places[i]);
            Operation operation = operations.get(places[i]);
            rows[i] = answered ? places[i] : operations.size() + places[i];
            start[i] = operation.start();
            finish[i] = answered ? operation.finish() : Long.MAX_VALUE;
        }
        try {
            return OneKey.searched(
                    new Script(new Selection(automaton, rows), Ends.of(start, finish, n), meter.bytesMax() / 2), meter);
        } catch (Script.Oversized oversized) {
            return Optional.empty();
        }
    }

    private List<Operation> supposed(int[] places, BitSet kept) {
        List<Operation> supposed = new ArrayList<>();
        for (int place : places) supposed.add(kept.get(place) ? recorded(place) : forgotten(place));
        return supposed;
    }
}
