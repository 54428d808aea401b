package theseus.histories.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import theseus.histories.Operation;
import theseus.histories.check.search.Meter;
import theseus.histories.model.Model;
import theseus.histories.model.PerKey;

/// Is there an order of the operations, keeping to real time, in which a correct object would have given these answers?
///
/// A history is linearizable iff that of each key is, so keys are judged one by one; a register whose written values
/// are unique by
/// zones, everything else by search.
public final class Linearizability {
    private Linearizability() {}

    /// The verdict on the whole history: a violation comes before what is undecided.
    ///
    /// @throws IllegalArgumentException if an operation is none of the model's
    public static Verdict check(List<Operation> operations, Model model, Budget budget) {
        return whole(perKey(operations, model, budget));
    }

    /// A verdict for every key, in the order of their first operations.
    ///
    /// @throws IllegalArgumentException if an operation is none of the model's
    public static List<KeyVerdict> perKey(List<Operation> operations, Model model, Budget budget) {
        Meter meter = budget.meter();
        if (model instanceof PerKey(Model each)) return perKey(operations, each, budget);
        return OneKey.registerStart(model)
                .map(start -> new Registers(operations, model, start[0], meter).judge())
                .orElseGet(() -> Portfolio.judge(split(operations, model), meter));
    }

    /// One verdict out of many: all findings if any key is violated, else Undecided if any is.
    public static Verdict whole(List<KeyVerdict> keys) {
        List<Finding> findings = new ArrayList<>();
        Verdict.Undecided undecided = null;
        for (KeyVerdict key : keys) {
            switch (key.verdict()) {
                case Verdict.Violation(List<Finding> found) -> findings.addAll(found);
                case Verdict.Undecided open -> undecided = undecided == null ? open : undecided;
                case Verdict.Valid() -> {}
            }
        }
        if (!findings.isEmpty()) return new Verdict.Violation(findings);
        return undecided == null ? new Verdict.Valid() : undecided;
    }

    private static List<OneKey> split(List<Operation> operations, Model model) {
        Map<String, List<Operation>> keys = new LinkedHashMap<>();
        for (Operation operation : operations) {
            if (!model.functions().contains(operation.f()))
                throw new IllegalArgumentException("operation " + operation.invoked() + " is a " + operation.f()
                        + "; expected " + String.join(", ", model.functions()));
            keys.computeIfAbsent(operation.key(), key -> new ArrayList<>()).add(operation);
        }
        return keys.values().stream().map(own -> OneKey.of(own, model)).toList();
    }
}
