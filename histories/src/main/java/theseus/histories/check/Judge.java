package theseus.histories.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import theseus.histories.History;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.evidence.Evidence;
import theseus.histories.model.CasRegister;
import theseus.histories.model.Model;
import theseus.histories.model.PerKey;
import theseus.histories.model.Register;

/// Judges a history: linearizability where a level promises it, and all named evidence beside it.
///
/// What is promised less is not simply left out: a write at such a level may still be seen by others, at any time from
/// its
/// beginning on or never, so for linearizability it is a write whose end is unknown. Reads at such a level are only
/// held to
/// what their level promises.
public final class Judge {
    /// What may be spent on measuring staleness where the verdict itself took less.
    private static final long EXPLANATION_NANOS = 20_000_000;

    private Judge() {}

    /// The judgement on a whole history.
    public static Judgement judge(History history, Expectations expectations, Model model, Budget budget) {
        long began = System.nanoTime();
        List<Operation> operations = history.operations();
        List<Operation> strict = strict(operations, expectations);
        List<KeyVerdict> keys = linearizability(strict, model, budget);
        long explainUntil = System.nanoTime() + Math.max(System.nanoTime() - began, EXPLANATION_NANOS);
        Evidence evidence = Evidence.gather(history, expectations, model);
        List<String> algorithms =
                keys.stream().map(KeyVerdict::algorithm).distinct().sorted().toList();
        return new Judgement(
                worst(keys, evidence.findings()),
                model.name(),
                algorithms,
                keys,
                evidence.staleness(),
                atomicity(strict, keys, model, explainUntil),
                evidence.elements(),
                operations.size(),
                Duration.ofNanos(System.nanoTime() - began));
    }

    /// Whether anything contradicts what is promised of one key; false too if that is not decided within the budget.
    static boolean contradicts(List<Operation> key, Expectations expectations, Model model, Budget budget) {
        return !Evidence.gather(key, List.of(), expectations, model).findings().isEmpty()
                || !OneKey.of(strict(key, expectations), model)
                        .linearizable(budget.meter())
                        .orElse(true);
    }

    private static List<Atomicity> atomicity(
            List<Operation> operations, List<KeyVerdict> keys, Model model, long deadline) {
        return switch (model) {
            case PerKey(Model each) -> atomicity(operations, keys, each, deadline);
            case Register(Object start) -> atomicity(operations, keys, model, start, deadline);
            case CasRegister(Object start) -> atomicity(operations, keys, model, start, deadline);
            default -> List.of();
        };
    }

    private static List<Atomicity> atomicity(
            List<Operation> operations, List<KeyVerdict> keys, Model model, Object start, long deadline) {
        List<Atomicity> atomicity = new ArrayList<>();
        for (KeyVerdict key : keys) {
            if (!(key.verdict() instanceof Verdict.Violation) || System.nanoTime() > deadline) continue;
            List<Operation> own = operations.stream()
                    .filter(o -> Objects.equals(o.key(), key.key()))
                    .toList();
            atomicity.add(Atomicity.of(key.key(), own, model, start, deadline));
        }
        return atomicity;
    }

    private static List<KeyVerdict> linearizability(List<Operation> strict, Model model, Budget budget) {
        try {
            return Linearizability.perKey(strict, model, budget);
        } catch (IllegalArgumentException e) {
            return List.of(
                    new KeyVerdict(null, new Verdict.Undecided(e.getMessage()), "none", Duration.ZERO, strict.size()));
        }
    }

    /// The operations as they count for linearizability.
    static List<Operation> strict(List<Operation> operations, Expectations expectations) {
        if (operations.stream().allMatch(expectations::strict)) return operations;
        List<Operation> strict = new ArrayList<>(operations.size());
        for (Operation operation : operations) {
            if (expectations.strict(operation)) strict.add(operation);
            else if (!reads(operation)) strict.add(loose(operation));
        }
        return strict;
    }

    private static boolean reads(Operation operation) {
        return operation.f().equals("read") || operation.f().equals("get");
    }

    private static Operation loose(Operation weak) {
        if (!(weak.outcome() instanceof Outcome.Ok)) return weak;
        return new Operation(
                weak.invoked(),
                weak.completed(),
                weak.process(),
                weak.f(),
                weak.key(),
                weak.argument(),
                new Outcome.Unknown(Expectations.level(weak) + " promises no order"),
                weak.start(),
                Long.MAX_VALUE,
                weak.provenance());
    }

    /// A violation if there is any finding, the one that showed first leading; else Undecided if any key is. Of two
    /// that
    /// showed at the same moment, the one whose class says more leads.
    private static Verdict worst(List<KeyVerdict> keys, List<Finding> evidence) {
        List<Finding> findings = new ArrayList<>(evidence);
        Verdict linearizable = Linearizability.whole(keys);
        if (linearizable instanceof Verdict.Violation(List<Finding> found)) findings.addAll(beside(evidence, found));
        if (findings.isEmpty()) return linearizable;
        findings.sort(Comparator.comparingLong(Judge::shown)
                .thenComparing(finding -> finding.anomaly() == Anomaly.NOT_LINEARIZABLE)
                .thenComparing(Finding::anomaly));
        return new Verdict.Violation(findings);
    }

    /// Those of `found` whose class has not been told of their key yet.
    private static List<Finding> beside(List<Finding> evidence, List<Finding> found) {
        record Told(String key, Anomaly anomaly) {}
        Set<Told> told = new HashSet<>();
        for (Finding finding : evidence) told.add(new Told(finding.key(), finding.anomaly()));
        return found.stream()
                .filter(f -> !told.contains(new Told(f.key(), f.anomaly())))
                .toList();
    }

    /// When the contradiction was complete: the end of the last operation that it needs.
    private static long shown(Finding finding) {
        return finding.operations().stream()
                .mapToLong(Operation::finish)
                .filter(end -> end != Long.MAX_VALUE)
                .max()
                .orElse(Long.MAX_VALUE);
    }
}
