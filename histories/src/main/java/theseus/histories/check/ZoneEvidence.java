package theseus.histories.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import theseus.histories.Operation;
import theseus.histories.check.column.Columns;
import theseus.histories.check.zone.Breach;
import theseus.histories.model.Model;

/// The few operations behind a breach of zones, and what they say.
final class ZoneEvidence {
    private final Columns columns;
    private final List<Operation> operations;
    private final Model model;

    ZoneEvidence(Columns columns, List<Operation> operations, Model model) {
        this.columns = columns;
        this.operations = operations;
        this.model = model;
    }

    Verdict violation(int key, Breach breach) {
        List<Operation> involved = new ArrayList<>();
        Anomaly anomaly = breach instanceof Breach.NeverWritten
                ? Anomaly.DIRTY_READ
                : breach instanceof Breach.LostUpdate ? Anomaly.LOST_UPDATE : Anomaly.NOT_LINEARIZABLE;
        for (int row = 0; row < columns.size(); row++) {
            if (columns.key()[row] != key || !touches(row, breach)) continue;
            involved.add(operations.get(columns.origin()[row]));
        }
        involved.sort(Comparator.comparingLong(Operation::invoked));
        String sentence = breach.getClass().getSimpleName() + ": "
                + involved.stream().map(o -> Names.of(o, model)).toList();
        return new Verdict.Violation(
                List.of(new Finding(anomaly, involved.getFirst().key(), sentence, involved)));
    }

    private boolean touches(int row, Breach breach) {
        return switch (breach) {
            case Breach.NeverWritten(int value) -> about(row, value);
            case Breach.BeforeWritten(int value) -> about(row, value);
            case Breach.LostUpdate(int first, int second) -> row == first || row == second;
            case Breach.Circle(int value) -> about(row, value);
            case Breach.ChainOrder(int root, int value) -> about(row, root) || about(row, value);
            case Breach.Zones(int one, int other) -> about(row, one) || about(row, other);
        };
    }

    private boolean about(int row, int value) {
        return columns.from()[row] == value || columns.to()[row] == value;
    }
}
