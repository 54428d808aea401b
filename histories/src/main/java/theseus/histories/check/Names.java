package theseus.histories.check;

import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.model.Call;
import theseus.histories.model.Model;

/// How sentences name operations: by function and place in the history, `w17 (write 5)`.
final class Names {
    private Names() {}

    static String of(Operation operation, Model model) {
        return name(operation) + " (" + model.describe(call(operation)) + ")";
    }

    static String name(Operation operation) {
        return operation.f().charAt(0) + Long.toString(operation.invoked());
    }

    static Call call(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok(Object value)
                ? new Call(operation.f(), operation.key(), operation.argument(), value, true)
                : new Call(operation.f(), operation.key(), operation.argument(), null, false);
    }
}
