package theseus.histories.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import theseus.histories.Operation;
import theseus.histories.check.search.Meter;
import theseus.histories.model.CasRegister;
import theseus.histories.model.Model;
import theseus.histories.model.PerKey;
import theseus.histories.model.Register;

/// Is there an order of the operations, keeping to real time, in which a correct object would have given these answers?
///
/// A history is linearizable iff that of each key is, so keys are judged one by one; a register whose written values
/// are unique by
/// zones, everything else by search.
public final class Linearizability {
    private Linearizability() {}

    /// The verdict on the whole history: a violation comes before what is undecided.
    public static Verdict check(List<Operation> operations, Model model, Budget budget) {
        return whole(perKey(operations, model, budget));
    }

    /// A verdict for every key, in the order of their first operations.
    public static List<KeyVerdict> perKey(List<Operation> operations, Model model, Budget budget) {
        Meter meter = new Meter(System.nanoTime() + budget.time().toNanos(), budget.memoryBytes());
        return switch (model) {
            case PerKey(Model each) -> perKey(operations, each, budget);
            case Register(Object start) -> new RegisterJudge(operations, model, start, meter).judge();
            case CasRegister(Object start) -> new RegisterJudge(operations, model, start, meter).judge();
            default -> new ModelJudge(operations, model, meter).judge();
        };
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

    static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
