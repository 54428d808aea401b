package theseus.histories.check;

import java.util.List;
import java.util.Objects;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// Tries every order of a handful of register operations. Slow, obvious, and without a line in common with the judge.
final class BruteForce {
    private final List<Operation> operations;

    private BruteForce(List<Operation> operations) {
        this.operations = operations;
    }

    static boolean linearizable(List<Operation> operations, Object initial) {
        return new BruteForce(operations.stream()
                        .filter(operation -> !(operation.outcome() instanceof Outcome.Failed))
                        .toList())
                .from(0, initial);
    }

    private boolean from(int taken, Object state) {
        boolean owing = false;
        for (int i = 0; i < operations.size(); i++) {
            if ((taken & 1 << i) != 0) continue;
            owing |= returned(operations.get(i));
            if (mayBeNext(i, taken) && take(i, taken, state)) return true;
        }
        return !owing;
    }

    private boolean mayBeNext(int i, int taken) {
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
            case "read" ->
                switch (operation.outcome()) {
                    case Outcome.Ok(Object value) -> Objects.equals(value, state) && from(after, state);
                    case Outcome.Unknown(String error) -> from(after, state);
                    case Outcome.Failed(String error) -> throw new AssertionError(error);
                };
            case "write" -> from(after, operation.argument());
            case "delete" -> from(after, null);
            case "cas" -> {
                List<?> pair = (List<?>) operation.argument();
                boolean holds = Objects.equals(pair.get(0), state);
                if (operation.outcome() instanceof Outcome.Ok(Object answer) && Boolean.FALSE.equals(answer))
                    yield !holds && from(after, state);
                yield holds && from(after, pair.get(1));
            }
            default -> throw new AssertionError(operation.f());
        };
    }

    private static boolean returned(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok;
    }
}
