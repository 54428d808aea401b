package theseus.histories.check;

import java.util.List;
import theseus.histories.Operation;
import theseus.histories.model.Model;

/// What a search tells of a key that it could not put in order.
final class SearchEvidence {
    private final List<Operation> operations;
    private final Model model;

    SearchEvidence(List<Operation> operations, Model model) {
        this.operations = operations;
        this.model = model;
    }

    Verdict violation(int[] origin, int[] order, int stuck) {
        Operation last = operations.get(origin[stuck]);
        String sentence = "no order of the operations explains " + Names.of(last, model)
                + ": the longest partial one takes " + order.length + " operations";
        return new Verdict.Violation(
                List.of(new Finding(Anomaly.NOT_LINEARIZABLE, last.key(), sentence, List.of(last))));
    }

    static Verdict undecided(String reason, int passed, int size) {
        return new Verdict.Undecided(reason + " after " + passed + " completed operations of " + size);
    }
}
