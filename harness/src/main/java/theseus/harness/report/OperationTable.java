package theseus.harness.report;

import java.util.List;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.Provenance;

/// Operations as a small table, one a line.
final class OperationTable {
    private static final int MOST = 10;

    private OperationTable() {}

    static List<String> lines(List<Operation> operations) {
        TextTable table = new TextTable(
                "op", "process", "from s", "to s", "what", "outcome", "version", "via", "replicas", "epoch, phase");
        for (Operation operation : operations.subList(0, Math.min(MOST, operations.size()))) row(table, operation);
        return table.lines();
    }

    private static void row(TextTable table, Operation operation) {
        Provenance from = operation.provenance();
        table.row(
                "#" + operation.invoked(),
                "" + operation.process(),
                "%.4f".formatted(operation.start() / 1e9),
                operation.finish() == Long.MAX_VALUE ? "-" : "%.4f".formatted(operation.finish() / 1e9),
                operation.f() + " " + operation.key()
                        + (operation.f().equals("write") ? " := " + operation.argument() : ""),
                outcome(operation),
                from == null || from.version() == null ? "-" : from.version(),
                from == null || from.node() == null ? "-" : from.node(),
                from == null ? "-" : String.join(" ", from.replicas()),
                from == null ? "-" : from.epoch() + " " + from.phase());
    }

    private static String outcome(Operation operation) {
        return switch (operation.outcome()) {
            case Outcome.Ok(Object value) ->
                operation.f().equals("read") ? "-> " + (value == null ? "nothing" : value) : "ok";
            case Outcome.Failed(String error) -> "failed: " + error;
            case Outcome.Unknown(String error) -> "unknown: " + (error == null ? "no answer" : error);
        };
    }
}
