package theseus.histories.check;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// Tries every order of a handful of operations on a register, a set, a lock or a string. Slow, obvious, and without a
/// line in common with the judge.
final class BruteForce {
    private record Dead(int taken, Object state) {}

    private final List<Operation> operations;
    private final Set<Dead> dead = new HashSet<>();

    private BruteForce(List<Operation> operations) {
        this.operations = operations;
    }

    /// @param initial what is there at first: a register's value, `Set.of()`, `"free"` or `""`
    static boolean linearizable(List<Operation> operations, Object initial) {
        return new BruteForce(operations.stream()
                        .filter(operation -> !(operation.outcome() instanceof Outcome.Failed))
                        .toList())
                .from(0, initial);
    }

    /// What the operations leave behind, one after the other.
    static Object after(List<Operation> order, Object initial) {
        Object state = initial;
        for (Operation operation : order) state = after(operation, state);
        return state;
    }

    private boolean from(int taken, Object state) {
        Dead here = new Dead(taken, state);
        if (dead.contains(here)) return false;
        boolean owing = false;
        for (int i = 0; i < operations.size(); i++) {
            if ((taken & 1 << i) != 0) continue;
            owing |= returned(operations.get(i));
            if (mayBeNext(operations, i, taken) && take(i, taken, state)) return true;
        }
        if (owing) dead.add(here);
        return !owing;
    }

    /// Whether nothing that is not taken yet had returned before this one began.
    static boolean mayBeNext(List<Operation> operations, int i, int taken) {
        for (int other = 0; other < operations.size(); other++)
            if ((taken & 1 << other) == 0
                    && returned(operations.get(other))
                    && operations.get(other).finish() < operations.get(i).start()) return false;
        return true;
    }

    private boolean take(int i, int taken, Object state) {
        Operation operation = operations.get(i);
        int after = taken | 1 << i;
        return switch (operation.f()) {
            case "read", "get" ->
                switch (operation.outcome()) {
                    case Outcome.Ok(Object value) -> shows(state, value) && from(after, state);
                    case Outcome.Unknown(String error) -> from(after, state);
                    case Outcome.Failed(String error) -> throw new AssertionError(error);
                };
            case "cas" -> {
                boolean holds = Objects.equals(((List<?>) operation.argument()).get(0), state);
                if (operation.outcome() instanceof Outcome.Ok(Object answer) && Boolean.FALSE.equals(answer))
                    yield !holds && from(after, state);
                yield holds && from(after, after(operation, state));
            }
            case "acquire" -> state.equals("free") && from(after, "held");
            case "release" -> state.equals("held") && from(after, "free");
            default -> from(after, after(operation, state));
        };
    }

    private static Object after(Operation operation, Object state) {
        return switch (operation.f()) {
            case "read", "get" -> state;
            case "write", "put" -> operation.argument();
            case "delete" -> null;
            case "cas" ->
                operation.outcome() instanceof Outcome.Ok(Object answer) && Boolean.FALSE.equals(answer)
                        ? state
                        : ((List<?>) operation.argument()).get(1);
            case "append" -> state + (String) operation.argument();
            case "acquire" -> "held";
            case "release" -> "free";
            case "add" -> changed((Set<?>) state, operation.argument(), true);
            case "remove" -> changed((Set<?>) state, operation.argument(), false);
            default -> throw new AssertionError(operation.f());
        };
    }

    private static boolean shows(Object state, Object value) {
        return state instanceof Set<?> held
                ? held.size() == ((List<?>) value).size() && held.containsAll((List<?>) value)
                : Objects.equals(value, state);
    }

    private static Set<Object> changed(Set<?> held, Object element, boolean in) {
        Set<Object> changed = new HashSet<>(held);
        if (in) changed.add(element);
        else changed.remove(element);
        return changed;
    }

    static boolean returned(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok;
    }
}
