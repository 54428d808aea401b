package theseus.histories.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.search.Meter;
import theseus.histories.model.Model;

/// Makes a contradiction small by forgetting operations.
///
/// To forget an operation is to suppose that it never returned: a read disappears, a write may or may not have
/// happened. A correct
/// history stays correct then, so what still contradicts without an operation did not need it. What is left in the end
/// is
/// minimal: forgetting any one more makes it consistent.
final class Reduction {
    private final Model model;
    private final Meter meter;
    private List<Operation> needed;
    private final List<Operation> forgotten = new ArrayList<>();
    private boolean minimal = true;

    /// Reduces operations that contradict each other.
    Reduction(List<Operation> contradictory, Model model, Meter meter) {
        this.model = model;
        this.meter = meter;
        needed = new ArrayList<>();
        for (Operation operation : contradictory) (returned(operation) ? needed : forgotten).add(operation);
        needed.sort(Comparator.comparingLong(Operation::finish));
        forgotten.removeIf(operation -> model.pure(Names.call(operation)));
    }

    /// The operations whose answers are needed, by invocation.
    List<Operation> needed() {
        keepTail();
        for (int chunk = Integer.highestOneBit(Math.max(1, needed.size())); chunk >= 1; chunk /= 2) dropChunks(chunk);
        needed.sort(Comparator.comparingLong(Operation::invoked));
        return needed;
    }

    /// Whether all that could be forgotten was, so that what is left is minimal.
    boolean minimal() {
        return minimal;
    }

    /// What is left, with the forgotten operations as they are supposed now.
    List<Operation> supposed() {
        List<Operation> all = new ArrayList<>(needed);
        all.addAll(forgotten);
        all.sort(Comparator.comparingLong(Operation::start));
        return all;
    }

    /// The trouble is most often in the last few operations: tries to forget all but 4, 8, 16... of them.
    private void keepTail() {
        for (int tail = 4; tail < needed.size(); tail *= 2) if (drop(0, needed.size() - tail)) return;
    }

    private void dropChunks(int chunk) {
        for (int end = needed.size(); end > 0; end -= chunk) drop(Math.max(0, end - chunk), end);
    }

    private boolean drop(int from, int to) {
        if (meter.spent(0) != null) {
            minimal = false;
            return false;
        }
        List<Operation> fewer = new ArrayList<>(needed.subList(0, from));
        fewer.addAll(needed.subList(to, needed.size()));
        List<Operation> gone = new ArrayList<>();
        for (Operation operation : needed.subList(from, to))
            if (!model.pure(Names.call(operation))) gone.add(forgotten(operation));
        List<Operation> supposed = new ArrayList<>(fewer);
        supposed.addAll(forgotten);
        supposed.addAll(gone);
        supposed.sort(Comparator.comparingLong(Operation::start));
        if (!contradictory(supposed, model, meter)) return false;
        needed = fewer;
        forgotten.addAll(gone);
        return true;
    }

    static boolean contradictory(List<Operation> operations, Model model, Meter meter) {
        return OneKey.of(operations, model).contradictory(meter);
    }

    /// The operation as if it had never returned.
    static Operation forgotten(Operation operation) {
        return new Operation(
                operation.invoked(),
                -1,
                operation.process(),
                operation.f(),
                operation.key(),
                operation.argument(),
                new Outcome.Unknown("forgotten"),
                operation.start(),
                Long.MAX_VALUE,
                operation.provenance());
    }

    private static boolean returned(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok;
    }
}
