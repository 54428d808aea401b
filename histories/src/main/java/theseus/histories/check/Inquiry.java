package theseus.histories.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.Ends;
import theseus.histories.check.column.RegisterColumns;
import theseus.histories.check.search.Automaton;
import theseus.histories.check.search.Glance;
import theseus.histories.check.search.Meter;
import theseus.histories.check.search.RegisterAutomaton;
import theseus.histories.check.search.Script;
import theseus.histories.check.search.Selection;
import theseus.histories.check.search.TableAutomaton;
import theseus.histories.model.Append;
import theseus.histories.model.Call;
import theseus.histories.model.Model;

/// One question asked of a key's operations again and again: would an order explain them if some of them had never
/// returned, and some were not there at all?
///
/// What the questions have in common (values, calls, steps of the model) is worked out once. Operations go by their
/// place in the list.
final class Inquiry {
    private final List<Operation> operations;
    private final Model model;
    private final Meter meter;
    private final BitSet returned = new BitSet();
    private final BitSet lasting = new BitSet();
    private final Map<Integer, BitSet> seenBy = new HashMap<>();
    /// Of a register; null for other models.
    private final Columns columns;
    private final Automaton automaton;
    private final Glance glance;
    /// The automaton's row of each operation as it was recorded, and as if it had not returned.
    private final int[] recorded;
    private final int[] forgotten;

    /// Questions about operations of one key.
    Inquiry(List<Operation> operations, Model model, Meter meter) {
        this.operations = operations;
        this.model = model;
        this.meter = meter;
        int n = operations.size();
        for (int i = 0; i < n; i++) {
            Outcome outcome = operations.get(i).outcome();
            returned.set(i, outcome instanceof Outcome.Ok);
            lasting.set(i, !(outcome instanceof Outcome.Failed) && !model.pure(Names.call(operations.get(i))));
        }
        Optional<Object[]> register = OneKey.registerStart(model);
        recorded = new int[n];
        forgotten = new int[n];
        columns =
                register.map(start -> RegisterColumns.of(operations, start[0])).orElse(null);
        automaton = columns == null ? table() : new RegisterAutomaton(columns);
        for (int i = 0; columns == null && i < n; i++) forgotten[i] = n + (recorded[i] = i);
        for (int row = 0; columns != null && row < columns.size(); row++)
            recorded[columns.origin()[row]] = forgotten[columns.origin()[row]] = row;
        glance = new Glance(automaton, columns == null ? ends() : columns.ends(), rows(lasting, forgotten));
    }

    /// Questions about a few of a key's operations, and about those of the others that can have mattered to them.
    static Inquiry about(List<Operation> operations, List<Operation> few, Model model, Meter meter) {
        Set<Long> places = few.stream().map(Operation::invoked).collect(Collectors.toSet());
        List<Operation> lasting = operations.stream()
                .filter(operation -> !model.pure(Names.call(operation)))
                .toList();
        List<Operation> own = operations.stream()
                .filter(operation -> places.contains(operation.invoked()))
                .toList();
        Collection<Operation> sources = sources(own, lasting, model);
        sources.removeIf(operation -> places.contains(operation.invoked()));
        return new Inquiry(Reduction.together(own, sources), model, meter);
    }

    /// The operations that some others can have seen, if only through each other; all of them where that is not known.
    private static Collection<Operation> sources(List<Operation> own, List<Operation> lasting, Model model) {
        if (model instanceof Append) {
            List<Operation> seen = new ArrayList<>(lasting);
            seen.removeIf(operation -> !observed(own, operation));
            return seen;
        }
        if (OneKey.registerStart(model).isEmpty() || own.stream().anyMatch(Names::refused))
            return new ArrayList<>(lasting);
        Set<Operation> sources = new LinkedHashSet<>();
        Set<Object> values = new HashSet<>();
        Deque<Operation> observers = new ArrayDeque<>(own);
        while (!observers.isEmpty()) {
            Operation observer = observers.poll();
            if (!Names.seesValue(observer) || !values.add(Names.valueSeen(observer))) continue;
            for (Operation writer : Names.writers(Names.valueSeen(observer), lasting))
                if (sources.add(writer)) observers.add(writer);
        }
        return sources;
    }

    private static boolean observed(List<Operation> some, Operation writer) {
        for (Operation own : some) if (observed(own, writer)) return true;
        return false;
    }

    /// Behind all operations as they were recorded, all of them as if they had not returned.
    private TableAutomaton table() {
        List<Call> calls = Stream.concat(
                        operations.stream(), operations.stream().map(Reduction::unreturned))
                .map(Names::call)
                .toList();
        return new TableAutomaton(model.among(calls), calls);
    }

    /// The ends of the rows of `table`.
    private Ends ends() {
        int n = operations.size();
        long[] start = new long[n];
        long[] finish = new long[n];
        for (int i = 0; i < n; i++) {
            start[i] = operations.get(i).start();
            finish[i] = returned.get(i) ? operations.get(i).finish() : Long.MAX_VALUE;
        }
        Ends ends = Ends.of(start, finish, n);
        int[] twice = Arrays.copyOf(ends.start(), 2 * n);
        System.arraycopy(twice, 0, twice, n, n);
        int[] once = Arrays.copyOf(ends.finish(), 2 * n);
        Arrays.fill(once, n, 2 * n, Ends.FOREVER);
        return new Ends(twice, once, ends.count());
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
        BitSet seen = new BitSet();
        for (int place = 0; place < operations.size(); place++)
            seen.set(place, observed(operations.get(get), operations.get(place)));
        return seen;
    }

    /// Whether a get of a string can have seen what the other left there.
    private static boolean observed(Operation get, Operation writer) {
        return Names.observes(get)
                && get.outcome() instanceof Outcome.Ok(Object value)
                && Append.text(value).contains(Append.text(writer.argument()));
    }

    /// The operation as it was recorded.
    Operation recorded(int place) {
        return operations.get(place);
    }

    /// The operation as if it had never returned.
    Operation forgotten(int place) {
        return Reduction.unreturned(operations.get(place));
    }

    /// Whether the operation changes nothing.
    boolean pure(int place) {
        return !lasting.get(place);
    }

    /// Whether an order explains the answers of the kept operations, if others never returned and the rest were not
    /// there; empty if that could not be found out in time.
    Optional<Boolean> explicable(BitSet kept, BitSet others) {
        if (meter.spent(0) != null) return Optional.empty();
        BitSet answered = rows(kept, recorded);
        BitSet open = rows(others, forgotten);
        Optional<Boolean> seen = glance.explicable(answered, open);
        if (seen.isPresent()) return seen;
        if (columns != null)
            return new OneKey(operations, null, model, columns.forgetting(answered, open), false).linearizable(meter);
        return model instanceof Append
                ? OneKey.of(supposed(kept, others), model).linearizable(meter)
                : searched(kept, others);
    }

    private static BitSet rows(BitSet places, int[] rowOf) {
        BitSet rows = new BitSet(2 * rowOf.length);
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) rows.set(rowOf[place]);
        return rows;
    }

    private Optional<Boolean> searched(BitSet kept, BitSet others) {
        int[] places = both(kept, others).stream().toArray();
        int n = places.length;
        int[] rows = new int[n];
        long[] start = new long[n];
        long[] finish = new long[n];
        for (int i = 0; i < n; i++) {
            boolean answered = kept.get(places[i]);
            Operation operation = operations.get(places[i]);
            rows[i] = answered ? recorded[places[i]] : forgotten[places[i]];
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

    private List<Operation> supposed(BitSet kept, BitSet others) {
        return both(kept, others).stream()
                .mapToObj(place -> kept.get(place) ? recorded(place) : forgotten(place))
                .toList();
    }

    private static BitSet both(BitSet some, BitSet more) {
        BitSet both = (BitSet) some.clone();
        both.or(more);
        return both;
    }
}
