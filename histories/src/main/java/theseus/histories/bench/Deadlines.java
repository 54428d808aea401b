package theseus.histories.bench;

import java.time.Duration;
import java.util.List;
import theseus.histories.Operation;
import theseus.histories.check.Budget;
import theseus.histories.check.Linearizability;
import theseus.histories.check.Verdict;
import theseus.histories.model.CasRegister;

/// Are small budgets kept: by searches that come to no end, and by explanations that would take much longer?
final class Deadlines {
    private static final int[] BUDGETS_MILLIS = {100, 1_000, 5_000};
    private static final int GRACE_MILLIS = 100;
    private static final int TIMES = 3;
    private final Table table;
    private final List<Operation> hopeless;
    private final List<Operation> violated;
    private final List<Operation> ambiguous;

    Deadlines(Table table, long seed) {
        this.table = table;
        hopeless = Hard.history(seed);
        violated = Spoiled.byStaleRead(Simulated.history(new Mix(20_000, 1, 10, 100, false, 0), seed), seed);
        ambiguous = Spoiled.byStaleRead(Simulated.history(new Mix(20_000, 1, 50, 100, false, 0), seed), seed);
    }

    void measure(String only) {
        for (int budget : BUDGETS_MILLIS) {
            String name = "a budget of " + budget + " ms";
            if (!name.contains(only)) continue;
            measure(name + ", no order of 40 clients' compare-and-sets", hopeless, budget);
            measure(name + ", 20,000 ops over 100 values, 50 clients, one stale read", ambiguous, budget);
            measure(name + ", the same with 10 clients, explained", violated, budget);
        }
    }

    private void measure(String name, List<Operation> history, int budget) {
        var times = new Samples();
        Verdict verdict = new Verdict.Valid();
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            verdict = Linearizability.check(history, new CasRegister(), Budget.of(Duration.ofMillis(budget)));
            times.add((System.nanoTime() - began) / 1e6);
        }
        table.row(name, "the judge", times, Limit.of(budget + GRACE_MILLIS), outcome(verdict));
    }

    private static String outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid() -> "valid";
            case Verdict.Undecided(String reason) -> reason;
            case Verdict.Violation(var findings) ->
                "violation, evidence of " + findings.getFirst().operations().size();
        };
    }
}
