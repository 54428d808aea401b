package theseus.histories.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.search.Meter;
import theseus.histories.model.Model;

/// Makes a contradiction small by forgetting operations.
///
/// To forget an operation is to suppose that it never returned: a read disappears, a write may or may not have
/// happened. A correct history stays correct then, so what still contradicts without an operation did not need it. What
/// is left in the end is minimal: forgetting any one more makes it consistent.
final class Reduction {
    private final Model model;
    private final Meter meter;
    private final List<Operation> contradictory;
    private final List<Operation> open;
    private List<Operation> needed;
    private boolean minimal = true;

    /// Reduces operations that contradict each other.
    Reduction(List<Operation> contradictory, Model model, Meter meter) {
        this(contradictory, List.of(), model, meter);
    }

    /// Reduces operations that contradict each other, of which a few are suspected to do so alone.
    Reduction(List<Operation> contradictory, List<Operation> suspected, Model model, Meter meter) {
        this.model = model;
        this.meter = meter;
        this.contradictory = contradictory;
        open = contradictory.stream()
                .filter(operation ->
                        operation.outcome() instanceof Outcome.Unknown && !model.pure(Names.call(operation)))
                .toList();
        List<Operation> few = suspected.stream().filter(Reduction::returned).toList();
        needed = thinned(
                !few.isEmpty() && contradict(few)
                        ? few
                        : tail(contradictory.stream()
                                .filter(Reduction::returned)
                                .sorted(Comparator.comparingLong(Operation::finish))
                                .toList()));
    }

    /// Chooses anew among these: where a write is shown in any case because a read saw it, its own end may do instead
    /// of
    /// the read's.
    void among(List<Operation> shown) {
        needed = thinned(shown.stream().filter(Reduction::returned).toList());
    }

    private List<Operation> thinned(List<Operation> candidates) {
        return Thinning.of(readsLast(candidates), this::contradict, () -> meter.spent(0) != null).stream()
                .sorted(Comparator.comparingLong(Operation::invoked))
                .toList();
    }

    /// The operations whose answers are needed, by invocation.
    List<Operation> needed() {
        return needed;
    }

    /// Whether all that could be forgotten was, so that what is left is minimal.
    boolean minimal() {
        return minimal;
    }

    /// The others, as they are supposed now: they may have taken place, or may still.
    List<Operation> others() {
        return others(needed);
    }

    /// What is left, with the forgotten operations as they are supposed now, by invocation.
    List<Operation> supposed() {
        return together(needed, others());
    }

    /// The trouble is most often in the last few operations: tries to forget all but 4, 8, 16... of them.
    private List<Operation> tail(List<Operation> byReturn) {
        for (int tail = 4; tail < byReturn.size(); tail *= 2) {
            List<Operation> last = byReturn.subList(byReturn.size() - tail, byReturn.size());
            if (contradict(last)) return last;
        }
        return byReturn;
    }

    private List<Operation> readsLast(List<Operation> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparing((Operation operation) -> model.pure(Names.call(operation))))
                .toList();
    }

    private boolean contradict(List<Operation> kept) {
        Optional<Boolean> holds =
                meter.spent(0) == null ? linearizable(together(kept, others(kept)), model, meter) : Optional.empty();
        minimal &= holds.isPresent();
        return holds.isPresent() && !holds.get();
    }

    private List<Operation> others(List<Operation> kept) {
        Set<Operation> staying = Collections.newSetFromMap(new IdentityHashMap<>());
        staying.addAll(kept);
        List<Operation> others = new ArrayList<>(open);
        for (Operation operation : contradictory)
            if (returned(operation) && !staying.contains(operation)) others.addAll(forgotten(operation, model));
        return others;
    }

    /// Both, by invocation.
    static List<Operation> together(Collection<Operation> some, Collection<Operation> more) {
        List<Operation> all = new ArrayList<>(some);
        all.addAll(more);
        all.sort(Comparator.comparingLong(Operation::start));
        return all;
    }

    /// Whether an order explains the operations; empty if that could not be found out in time.
    static Optional<Boolean> linearizable(List<Operation> operations, Model model, Meter meter) {
        return OneKey.of(operations, model).linearizable(meter);
    }

    /// What remains of an operation that is forgotten: nothing if it had no effect, else one that never returned.
    static List<Operation> forgotten(Operation operation, Model model) {
        return model.pure(Names.call(operation)) ? List.of() : List.of(unreturned(operation));
    }

    /// The operation as if it had never returned.
    static Operation unreturned(Operation operation) {
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
