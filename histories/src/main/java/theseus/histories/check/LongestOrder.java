package theseus.histories.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.search.Automaton;
import theseus.histories.check.search.TableAutomaton;
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
        return Optional.of(new Trial(contradictory, model).longest());
    }

    private static final class Trial {
        private final List<Operation> operations;
        private final TableAutomaton automaton;
        private final boolean[] returned;
        /// The operations that finished before each began.
        private final int[] before;
        private final Set<Long> been = new HashSet<>();
        private final int[] order = new int[MOST];
        private int taken;
        private int weight;
        private int[] longest = new int[0];
        private int heaviest;
        private int left;

        Trial(List<Operation> operations, Model model) {
            this.operations = operations;
            automaton = new TableAutomaton(
                    model, operations.stream().map(Names::call).toList());
            int n = operations.size();
            returned = new boolean[n];
            before = new int[n];
            for (int i = 0; i < n; i++) {
                returned[i] = operations.get(i).outcome() instanceof Outcome.Ok;
                for (int j = 0; returned[i] && j < n; j++)
                    if (operations.get(i).finish() < operations.get(j).start()) before[j] |= 1 << i;
            }
            left = automaton.initial();
            from(0, automaton.initial());
        }

        /// Of orders with as many operations that returned, the one with more of those that need not have happened is
        /// the longer.
        private void from(int mask, int state) {
            if (!been.add((long) mask << Integer.SIZE | state)) return;
            if (weight > heaviest) {
                heaviest = weight;
                longest = Arrays.copyOf(order, taken);
                left = state;
            }
            for (int i = 0; i < before.length; i++) {
                if ((mask & 1 << i) != 0 || (before[i] & ~mask) != 0) continue;
                int after = automaton.step(state, i);
                if (after == Automaton.REFUSED) continue;
                int own = returned[i] ? MOST + 2 : 1;
                order[taken++] = i;
                weight += own;
                from(mask | 1 << i, after);
                weight -= own;
                taken--;
            }
        }

        LongestOrder longest() {
            List<Operation> inOrder =
                    Arrays.stream(longest).mapToObj(operations::get).toList();
            Operation stop = operations.stream()
                    .filter(operation -> operation.outcome() instanceof Outcome.Ok && !inOrder.contains(operation))
                    .min(Comparator.comparingLong(Operation::finish))
                    .orElseThrow(() -> new IllegalArgumentException("an order explains " + operations));
            return new LongestOrder(inOrder, automaton.state(left), stop);
        }
    }
}
