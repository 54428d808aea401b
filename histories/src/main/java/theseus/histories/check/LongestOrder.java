package theseus.histories.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import theseus.histories.Operation;
import theseus.histories.check.search.DepthFirst;
import theseus.histories.check.search.Meter;
import theseus.histories.check.search.Result;
import theseus.histories.check.search.Script;
import theseus.histories.model.Model;

/// The longest order that a search found among operations that contradict each other, and where it stops.
///
/// @param taken the operations in that order
/// @param state what they leave
/// @param stop the operation that had to follow before it returned, and cannot
record LongestOrder(List<Operation> taken, Object state, Operation stop) {

    /// Searches without short cuts, so that what the order says cannot follow really does not fit there; empty if none
    /// is found in time.
    ///
    /// @param contradictory operations that did or may have happened
    static Optional<LongestOrder> of(List<Operation> contradictory, Model model, Meter meter) {
        try {
            DepthFirst search = new DepthFirst(OneKey.script(contradictory, model, meter.bytesMax() / 2));
            return search.run(meter) instanceof Result.Impossible(int[] order, int stuck)
                    ? Optional.of(of(contradictory, model, order, stuck))
                    : Optional.empty();
        } catch (Script.Oversized oversized) {
            return Optional.empty();
        }
    }

    private static LongestOrder of(List<Operation> contradictory, Model model, int[] order, int stuck) {
        List<Operation> taken = new ArrayList<>();
        for (int row : order) taken.add(named(contradictory.get(row), taken, contradictory));
        Object state = model.initial();
        for (Operation operation : taken) state = model.step(state, Names.call(operation));
        return new LongestOrder(taken, state, contradictory.get(stuck));
    }

    /// A search takes crashed operations of the same effect for one another; here each has its own name again.
    private static Operation named(Operation operation, List<Operation> taken, List<Operation> all) {
        if (!taken.contains(operation)) return operation;
        return all.stream()
                .filter(other -> !taken.contains(other) && Names.call(other).equals(Names.call(operation)))
                .findFirst()
                .orElseThrow();
    }
}
