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

    /// Whether it is an operation on a register that fits one value only, which `valueSeen` gives.
    static boolean seesValue(Operation operation) {
        return operation.f().equals("cas")
                ? !refused(operation)
                : observes(operation) && operation.outcome() instanceof Outcome.Ok;
    }

    static Object valueSeen(Operation operation) {
        return operation.f().equals("cas")
                ? CasRegister.expected(operation.argument())
                : ((Outcome.Ok) operation.outcome()).value();
    }

    /// The operations on a register that leave this value if they take place, whatever was there or something else.
    static List<Operation> writers(Object value, List<Operation> among) {
        return among.stream()
                .filter(operation -> switch (operation.f()) {
                    case "write", "put" -> Objects.equals(operation.argument(), value);
                    case "delete" -> value == null;
                    case "cas" ->
                        !refused(operation)
                                && Objects.equals(CasRegister.replacement(operation.argument()), value)
                                && !Objects.equals(CasRegister.expected(operation.argument()), value);
                    default -> false;
                })
                .toList();
    }

    /// Whether it is a compare-and-set that answered no.
    static boolean refused(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok(Object answer) && Boolean.FALSE.equals(answer);
    }
}
