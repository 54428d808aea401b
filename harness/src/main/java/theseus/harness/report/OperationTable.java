package theseus.harness.report;

import java.util.List;
import theseus.histories.Literal;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.Provenance;

/// Operations as a small table, one a line.
final class OperationTable {
    static final List<String> HEADS =
            List.of("op", "process", "from s", "to s", "what", "outcome", "version", "via", "replicas", "epoch, phase");
    private static final int MOST = 10;

    private OperationTable() {}

    static List<String> lines(List<Operation> operations) {
        TextTable table = new TextTable(HEADS.toArray(String[]::new));
        for (Operation operation : operations.subList(0, Math.min(MOST, operations.size())))
            table.row(row(operation).toArray(String[]::new));
        return table.lines();
    }

    /// The cells of one operation.
    static List<String> row(Operation operation) {
        Provenance from = operation.provenance();
        return List.of(
                name(operation),
                "" + operation.process(),
                "%.4f".formatted(operation.start() / 1e9),
                operation.finish() == Long.MAX_VALUE ? "-" : "%.4f".formatted(operation.finish() / 1e9),
                what(operation),
                outcome(operation),
                from == null || from.version() == null ? "-" : Literal.of(from.version()),
                from == null || from.node() == null ? "-" : Literal.of(from.node()),
                from == null || from.replicas().isEmpty() ? "-" : String.join(" ", from.replicas()),
                from == null || from.phase() == null ? "-" : from.epoch() + " " + from.phase());
    }

    /// As sentences call it: `w17`.
    static String name(Operation operation) {
        return Literal.of(operation.f().charAt(0)) + operation.invoked();
    }

    static String what(Operation operation) {
        return operation.f()
                + (operation.key() == null ? "" : " " + Literal.of(operation.key()))
                + (operation.argument() == null ? "" : " := " + Literal.of(operation.argument()));
    }

    static String outcome(Operation operation) {
        return switch (operation.outcome()) {
            case Outcome.Ok(Object value) ->
                operation.f().equals("read") ? "-> " + (value == null ? "nothing" : Literal.of(value)) : "ok";
            case Outcome.Failed(String error) -> "failed: " + Literal.of(error);
            case Outcome.Unknown(String error) -> "unknown: " + (error == null ? "no answer" : Literal.of(error));
        };
    }
}
