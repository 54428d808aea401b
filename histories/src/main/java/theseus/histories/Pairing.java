package theseus.histories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Pairs invocations with completions, one event at a time; what it remembers is bounded by the number of open
/// operations.
///
/// A process has at most one open operation. One that never completes stays open to the end and becomes Unknown(null).
public final class Pairing {
    private final Map<Integer, OperationEvent> open = new LinkedHashMap<>();

    /// Takes the next event and returns the operation that it completes, or null when it opens one.
    public Operation accept(OperationEvent event) {
        return event.type() == OperationEvent.Type.INVOKE ? opened(event) : completed(event);
    }

    /// The operations that have not completed, in order of invocation, as they would stand if the history ended here.
    public List<Operation> open() {
        List<Operation> operations = new ArrayList<>(open.size());
        for (OperationEvent invocation : open.values()) operations.add(unfinished(invocation));
        operations.sort(Comparator.comparingLong(Operation::invoked));
        return operations;
    }

    private Operation opened(OperationEvent invocation) {
        OperationEvent earlier = open.put(invocation.process(), invocation);
        if (earlier == null) return null;
        throw new InconsistentHistory(
                invocation.index(),
                "process " + invocation.process() + " invokes " + invocation.f() + " while its " + earlier.f()
                        + " of event " + earlier.index() + " is open",
                "one open operation a process");
    }

    private Operation completed(OperationEvent completion) {
        OperationEvent invocation = open.remove(completion.process());
        if (invocation == null)
            throw new InconsistentHistory(
                    completion.index(),
                    "process " + completion.process() + " completes a " + completion.f() + " that it never invoked",
                    "an invocation before each completion");
        if (!invocation.f().equals(completion.f()))
            throw new InconsistentHistory(
                    completion.index(),
                    "process " + completion.process() + " completes a " + completion.f() + " while its "
                            + invocation.f() + " of event " + invocation.index() + " is open",
                    "a completion of the operation that was invoked");
        return new Operation(
                invocation.index(),
                completion.index(),
                invocation.process(),
                invocation.f(),
                key(invocation, completion),
                invocation.value(),
                outcome(completion),
                invocation.time(),
                completion.type() == OperationEvent.Type.INFO ? Long.MAX_VALUE : completion.time(),
                completion.provenance());
    }

    private static String key(OperationEvent invocation, OperationEvent completion) {
        if (completion.key() == null || completion.key().equals(invocation.key())) return invocation.key();
        throw new InconsistentHistory(
                completion.index(),
                "process " + completion.process() + " completes on key " + completion.key() + " what it invoked on key "
                        + invocation.key() + " in event " + invocation.index(),
                "one key an operation");
    }

    private static Outcome outcome(OperationEvent completion) {
        return switch (completion.type()) {
            case OK -> new Outcome.Ok(completion.value());
            case FAIL -> new Outcome.Failed(completion.error());
            case INFO -> new Outcome.Unknown(completion.error() == null ? "info" : completion.error());
            case INVOKE -> throw new IllegalArgumentException("an invocation is not an outcome");
        };
    }

    private static Operation unfinished(OperationEvent invocation) {
        return new Operation(
                invocation.index(),
                -1,
                invocation.process(),
                invocation.f(),
                invocation.key(),
                invocation.value(),
                new Outcome.Unknown(null),
                invocation.time(),
                Long.MAX_VALUE,
                invocation.provenance());
    }
}
