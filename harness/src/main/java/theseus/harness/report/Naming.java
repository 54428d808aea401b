package theseus.harness.report;

import java.util.List;
import theseus.histories.Literal;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// What operations and nodes are called in sentences and tables.
public final class Naming {
    private Naming() {}

    /// An operation by its function's first letter and its place in the history: `w17`.
    public static String name(Operation operation) {
        return Literal.of(operation.f().charAt(0)) + operation.invoked();
    }

    /// What was asked for: `write k3 := 42`.
    public static String what(Operation operation) {
        return operation.f()
                + (operation.key() == null ? "" : " " + Literal.of(operation.key()))
                + (operation.argument() == null ? "" : " := " + Literal.of(operation.argument()));
    }

    /// What came of it: `-> 40`, `ok`, `failed: …`.
    static String outcome(Operation operation) {
        return switch (operation.outcome()) {
            case Outcome.Ok(Object value) ->
                operation.f().equals("read") ? "-> " + (value == null ? "nothing" : Literal.of(value)) : "ok";
            case Outcome.Failed(String error) -> "failed: " + Literal.of(error);
            case Outcome.Unknown(String error) -> "unknown: " + (error == null ? "no answer" : Literal.of(error));
        };
    }

    /// Names as they are read aloud: `n1, n2 and n3`.
    public static String list(List<String> names) {
        List<String> literal = names.stream().map(Literal::of).toList();
        int last = literal.size() - 1;
        return last < 1
                ? String.join("", literal)
                : String.join(", ", literal.subList(0, last)) + " and " + literal.get(last);
    }
}
