package theseus.histories.check.evidence;

import java.util.List;
import java.util.Objects;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// What an operation does to a register, whatever its history calls it.
enum Kind {
    READ,
    WRITE,
    DELETE,
    /// Sees one value and writes another.
    SWAP,
    OTHER;

    static Kind of(Operation operation) {
        return switch (operation.f()) {
            case "read", "get" -> READ;
            case "write", "put" -> WRITE;
            case "delete" -> DELETE;
            case "cas" -> operation.argument() instanceof List<?> pair && pair.size() == 2 ? SWAP : OTHER;
            default -> OTHER;
        };
    }

    /// Whether the operation leaves a value of its own behind if it takes place.
    boolean writes() {
        return this == WRITE || this == DELETE || this == SWAP;
    }

    /// The value that a writing operation leaves behind; null for nil.
    static Object written(Operation operation) {
        return switch (of(operation)) {
            case WRITE -> operation.argument();
            case SWAP -> ((List<?>) operation.argument()).get(1);
            case READ, DELETE, OTHER -> null;
        };
    }

    /// The value that a completed operation saw; null for nil.
    static Object seen(Operation operation) {
        return of(operation) == SWAP
                ? ((List<?>) operation.argument()).get(0)
                : ((Outcome.Ok) operation.outcome()).value();
    }

    /// Whether it took place for certain: a compare-and-set that answers false did not.
    static boolean took(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok(Object value)
                && !(of(operation) == SWAP && Boolean.FALSE.equals(value));
    }

    /// Whether it did not take place for certain.
    static boolean refused(Operation operation) {
        return operation.outcome() instanceof Outcome.Failed
                || operation.outcome() instanceof Outcome.Ok && !took(operation);
    }

    /// Whether it is a compare-and-set of equal values: it leaves nothing of its own behind and is a read.
    static boolean changesNothing(Operation operation) {
        return of(operation) == SWAP
                && Objects.equals(
                        ((List<?>) operation.argument()).getFirst(), ((List<?>) operation.argument()).getLast());
    }

    static String version(Operation operation) {
        return operation.provenance() == null ? null : operation.provenance().version();
    }
}
