package theseus.histories.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.model.Model;

/// The longest order of a few operations that contradict each other, and where it stops.
///
/// @param taken the operations in that order
/// @param state what they leave
/// @param stop the operation that had to follow before it returned, and does not fit
record LongestOrder(List<Operation> taken, Object state, Operation stop) {
    /// Of more operations nobody would follow the order.
    static final int MOST = 14;

    /// Tries every order, and knows no short cuts: what it says cannot follow does not fit there. Empty if there are
    /// too many operations.
    ///
    /// @param contradictory operations that did or may have happened
    static Optional<LongestOrder> of(List<Operation> contradictory, Model model) {
        if (contradictory.size() > MOST) return Optional.empty();
        Trial trial = new Trial(contradictory, model);
        trial.from(0, model.initial());
        return Optional.of(trial.longest());
    }

    private static final class Trial {
        private record Place(int taken, Object state) {}

        private final List<Operation> operations;
        private final Model model;
        private final Set<Place> been = new HashSet<>();
        private final List<Operation> order = new ArrayList<>();
        private List<Operation> longest = List.of();
        private Object left;

        Trial(List<Operation> operations, Model model) {
            this.operations = operations;
            this.model = model;
            left = model.initial();
        }

        void from(int taken, Object state) {
            if (!been.add(new Place(taken, state))) return;
            if (weight(order) > weight(longest)) {
                longest = List.copyOf(order);
                left = state;
            }
            for (int i = 0; i < operations.size(); i++) {
                if ((taken & 1 << i) != 0 || !mayBeNext(operations.get(i), taken)) continue;
                Object after = model.step(state, Names.call(operations.get(i)));
                if (after == null) continue;
                order.add(operations.get(i));
                from(taken | 1 << i, after);
                order.removeLast();
            }
        }

        /// Of orders with as many operations that returned, the one with more of those that need not have happened.
        private int weight(List<Operation> taken) {
            int returned = (int) taken.stream().filter(Trial::returned).count();
            return returned * (MOST + 1) + taken.size();
        }

        private boolean mayBeNext(Operation next, int taken) {
            for (int i = 0; i < operations.size(); i++)
                if ((taken & 1 << i) == 0
                        && returned(operations.get(i))
                        && operations.get(i).finish() < next.start()) return false;
            return true;
        }

        LongestOrder longest() {
            Operation stop = operations.stream()
                    .filter(operation -> returned(operation) && !longest.contains(operation))
                    .min(Comparator.comparingLong(Operation::finish))
                    .orElseThrow(() -> new IllegalArgumentException("an order explains " + operations));
            return new LongestOrder(longest, left, stop);
        }

        private static boolean returned(Operation operation) {
            return operation.outcome() instanceof Outcome.Ok;
        }
    }
}
