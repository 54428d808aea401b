package theseus.histories.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.search.DepthFirst;
import theseus.histories.check.search.Meter;
import theseus.histories.check.search.Result;
import theseus.histories.check.search.Script;
import theseus.histories.model.Model;

/// Where the order of a key's operations comes to a standstill: the longest beginning of the history that can be put
/// in order, and the first return that cannot be.
///
/// @param order the operations of that beginning in an order that explains them
/// @param states what the object holds after each of them, in words
/// @param stuck the operation whose return contradicts every order
/// @param illegal the operations open at its return that the last state of `order` does not allow next
public record Standstill(List<Operation> order, List<String> states, Operation stuck, List<Operation> illegal) {
    private static final int STEP = 1_000;

    public Standstill {
        order = List.copyOf(order);
        states = List.copyOf(states);
        illegal = List.copyOf(illegal);
    }

    /// Looks for it in the history of one key up to a time; empty where that much is consistent, or where looking
    /// takes longer than the budget.
    ///
    /// @param operations those of the key, in order of invocation
    /// @param model the model of one key
    /// @param untilNanos what returned later is taken for open
    public static Optional<Standstill> of(
            List<Operation> operations, Expectations expectations, Model model, long untilNanos, Budget budget) {
        List<Operation> strict = Judge.strict(operations, expectations);
        List<Operation> returns = strict.stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok && operation.finish() <= untilNanos)
                .sorted(Comparator.comparingLong(Operation::finish))
                .toList();
        Meter meter = budget.meter();
        int first = firstContradiction(strict, returns, model, meter);
        if (first == returns.size()) return Optional.empty();
        Operation stuck = returns.get(first);
        OneKey before = OneKey.of(
                until(strict, first == 0 ? -1 : returns.get(first - 1).finish(), stuck.finish(), model), model);
        return search(before, meter) instanceof Result.Linearizable(int[] rows)
                ? Optional.of(told(before, rows, stuck, operations))
                : Optional.empty();
    }

    /// The first return after which no order explains what has returned; their number if there is none.
    private static int firstContradiction(List<Operation> strict, List<Operation> returns, Model model, Meter meter) {
        int low = 0;
        int high = returns.size();
        while (low < high) {
            int middle = low + high >>> 1;
            long time = returns.get(middle).finish();
            Optional<Boolean> fits =
                    OneKey.of(until(strict, time, time, model), model).linearizable(meter);
            if (fits.equals(Optional.of(false))) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// The operations begun by a time, as they stood when only those had returned that did so by an earlier one.
    private static List<Operation> until(List<Operation> strict, long returned, long begun, Model model) {
        return strict.stream()
                .filter(operation -> operation.start() <= begun)
                .flatMap(operation -> operation.finish() <= returned
                        ? Stream.of(operation)
                        : Reduction.forgotten(operation, model).stream())
                .toList();
    }

    private static Result search(OneKey key, Meter meter) {
        try {
            DepthFirst search = new DepthFirst(key.script(meter.bytesMax() / 2));
            Result result = null;
            while (result == null && meter.spent(search.bytes()) == null) result = search.advance(STEP);
            return result;
        } catch (Script.Oversized oversized) {
            return null;
        }
    }

    private static Standstill told(OneKey key, int[] rows, Operation stuck, List<Operation> originals) {
        Map<Long, Operation> byPlace = new TreeMap<>();
        originals.forEach(operation -> byPlace.put(operation.invoked(), operation));
        List<Operation> order = IntStream.of(rows)
                .mapToObj(row -> byPlace.get(key.operation(row).invoked()))
                .toList();
        List<String> states = new ArrayList<>();
        Object state = key.model().initial();
        for (int row : rows) {
            state = key.model().step(state, Names.call(key.operation(row)));
            states.add(String.valueOf(state));
        }
        return new Standstill(order, states, stuck, illegal(key.model(), state, order, stuck, originals));
    }

    /// What was open when `stuck` returned, is not in the order, and does not fit the last state.
    private static List<Operation> illegal(
            Model model, Object state, List<Operation> order, Operation stuck, List<Operation> originals) {
        return originals.stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                .filter(operation -> operation.start() <= stuck.finish() && operation.finish() >= stuck.finish())
                .filter(operation -> model.step(state, Names.call(operation)) == null)
                .filter(operation -> order.stream().noneMatch(taken -> taken.invoked() == operation.invoked()))
                .toList();
    }
}
