package theseus.histories.check.evidence;

import java.util.Locale;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.Expectations;
import theseus.histories.model.Held;

/// How sentences name operations: `w17` is the write that event 17 of the history invoked.
final class Wording {
    private Wording() {}

    /// The short name: the function's first letter and the invocation's index.
    static String name(Operation operation) {
        return operation.f().charAt(0) + Long.toString(operation.invoked());
    }

    /// Name, what it did, and who: `w17 (write 5, process 2, QUORUM)`.
    static String full(Operation operation) {
        String level = Expectations.level(operation);
        return name(operation) + " (" + did(operation) + ", process " + operation.process()
                + (level == null ? "" : ", " + level) + ")";
    }

    /// What stood there: the write's full name, or the beginning.
    static String full(Written written) {
        return written.by == null ? "nothing had been written" : full(written.by);
    }

    static String value(Object value) {
        return Held.words(value);
    }

    /// When an operation began: `at 1.204331 s (event 17)`, or `with event 17` in a history without times.
    static String began(Operation operation) {
        return moment(operation.start(), operation.invoked());
    }

    /// When an operation ended.
    static String ended(Operation operation) {
        return moment(operation.finish(), operation.completed());
    }

    private static String moment(long nanos, long event) {
        return nanos == event
                ? "with event " + event
                : String.format(Locale.ROOT, "at %.6f s (event %d)", nanos / 1e9, event);
    }

    /// A length of time in milliseconds.
    static String length(long nanos) {
        return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
    }

    /// `1 read`, `2 reads`.
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String did(Operation operation) {
        return switch (Kind.of(operation)) {
            case READ ->
                operation.f() + (operation.outcome() instanceof Outcome.Ok(Object value) ? " -> " + value(value) : "");
            case WRITE -> operation.f() + " " + value(operation.argument());
            case SWAP -> "cas " + value(Kind.seen(operation)) + " -> " + value(Kind.written(operation));
            case DELETE -> "delete";
            case OTHER -> operation.f() + (operation.argument() == null ? "" : " " + value(operation.argument()));
        };
    }
}
