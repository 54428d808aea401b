package theseus.histories.check;

import java.util.List;
import java.util.Objects;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.model.Call;
import theseus.histories.model.CasRegister;
import theseus.histories.model.Model;

/// How sentences name operations: by function and place in the history, `w17 (write 5)`.
final class Names {
    private Names() {}

    static String of(Operation operation, Model model) {
        return name(operation) + " (" + model.describe(call(operation))
                + (operation.outcome() instanceof Outcome.Unknown ? ", outcome unknown)" : ")");
    }

    static String name(Operation operation) {
        return operation.f().charAt(0) + Long.toString(operation.invoked());
    }

    static Call call(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok(Object value)
                ? new Call(operation.f(), operation.key(), operation.argument(), value, true)
                : new Call(operation.f(), operation.key(), operation.argument(), null, false);
    }

    /// Whether it is a read, by whatever name.
    static boolean observes(Operation operation) {
        return operation.f().equals("read") || operation.f().equals("get");
    }

    /// The operations on a register that can have written what this one saw.
    static List<Operation> sources(Operation operation, List<Operation> among) {
        boolean cas = operation.f().equals("cas");
        if (!cas && !(operation.f().equals("read") && operation.outcome() instanceof Outcome.Ok)) return List.of();
        Object saw = cas ? CasRegister.expected(operation.argument()) : ((Outcome.Ok) operation.outcome()).value();
        return among.stream()
                .filter(other -> switch (other.f()) {
                    case "write" -> Objects.equals(other.argument(), saw);
                    case "delete" -> saw == null;
                    case "cas" -> Objects.equals(CasRegister.replacement(other.argument()), saw);
                    default -> false;
                })
                .toList();
    }
}
