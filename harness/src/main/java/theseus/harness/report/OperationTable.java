package theseus.harness.report;

import java.util.List;
import theseus.histories.Literal;
import theseus.histories.Operation;
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
                Naming.name(operation),
                "" + operation.process(),
                "%.4f".formatted(operation.start() / 1e9),
                operation.finish() == Long.MAX_VALUE ? "-" : "%.4f".formatted(operation.finish() / 1e9),
                Naming.what(operation),
                Naming.outcome(operation),
                from == null || from.version() == null ? "-" : Literal.of(from.version()),
                from == null || from.node() == null ? "-" : Literal.of(from.node()),
                from == null || from.replicas().isEmpty() ? "-" : String.join(" ", from.replicas()),
                from == null || from.phase() == null ? "-" : from.epoch() + " " + from.phase());
    }
}
