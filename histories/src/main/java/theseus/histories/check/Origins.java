package theseus.histories.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import theseus.histories.Operation;
import theseus.histories.check.search.Meter;
import theseus.histories.model.Model;

/// Where that which the needed operations saw can have come from: of those whose answers are not needed, a smallest
/// choice with which all is consistent again as soon as any one needed operation is forgotten.
///
/// With them the evidence speaks for itself; without them a read would contradict everything just because its write is
/// not shown.
final class Origins {
    private final List<Operation> needed;
    private final Model model;
    private final Meter meter;

    private Origins(List<Operation> needed, Model model, Meter meter) {
        this.needed = needed;
        this.model = model;
        this.meter = meter;
    }

    /// The choice; empty if it could not be found in time.
    ///
    /// @param needed the operations that contradict each other whatever became of the others
    /// @param others the others, as if they had never returned
    static Optional<List<Operation>> of(List<Operation> needed, List<Operation> others, Model model, Meter meter) {
        var origins = new Origins(needed, model, meter);
        if (!origins.explain(others)) return Optional.empty();
        List<Operation> few = Thinning.of(others, origins::explain, () -> meter.spent(0) != null);
        return meter.spent(0) == null ? Optional.of(few) : Optional.empty();
    }

    private boolean explain(List<Operation> others) {
        for (Operation left : needed) {
            if (meter.spent(0) != null) return false;
            List<Operation> rest = new ArrayList<>(needed);
            rest.remove(left);
            rest.addAll(Reduction.forgotten(left, model));
            if (!Reduction.linearizable(Reduction.together(rest, others), model, meter)
                    .orElse(false)) return false;
        }
        return true;
    }
}
