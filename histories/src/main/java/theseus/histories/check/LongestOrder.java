package theseus.histories.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

    /// Searches; empty if it is not found in time.
    static Optional<LongestOrder> of(List<Operation> contradictory, Model model, Meter meter) {
        OneKey key = OneKey.of(contradictory, model);
        try {
            DepthFirst search = new DepthFirst(key.script(meter.bytesMax() / 2));
            return search.run(meter) instanceof Result.Impossible(int[] order, int stuck)
                    ? Optional.of(of(key, order, stuck))
                    : Optional.empty();
        } catch (Script.Oversized oversized) {
            return Optional.empty();
        }
    }

    private static LongestOrder of(OneKey key, int[] order, int stuck) {
        List<Operation> taken = IntStream.of(order).mapToObj(key::operation).toList();
        Object state = key.model().initial();
        for (Operation operation : taken) state = key.model().step(state, Names.call(operation));
        return new LongestOrder(taken, state, key.operation(stuck));
    }
}
