package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// The operations that are shown as evidence contradict each other whatever became of all others, and none of them
/// could be left out; brute force says so. `-Devidence.minimal=N` for N violations of each model.
class EvidenceMinimalityTest {
    private static final int VIOLATIONS = Integer.getInteger("evidence.minimal", 2_000);

    @ParameterizedTest
    @EnumSource
    void theEvidenceHoldsWhateverBecameOfTheRestAndIsMinimal(ModelHistories model) {
        SplittableRandom random = new SplittableRandom(31 + model.ordinal());
        int withCrashes = 0;
        int unfinished = 0;
        for (int violations = 0; violations < VIOLATIONS; ) {
            List<Operation> history = model.random(random, 2 + random.nextInt(7), random.nextInt(3) * 15);
            Verdict verdict = Linearizability.check(history, model.model, Budget.usual());
            assertEquals(
                    BruteForce.linearizable(history, model.initial),
                    verdict instanceof Verdict.Valid,
                    () -> verdict + " on " + history);
            if (!(verdict instanceof Verdict.Violation(List<Finding> findings))) continue;
            if (findings.getFirst().sentence().contains("is too much to say")) {
                unfinished++;
                continue;
            }
            violations++;
            if (history.stream().anyMatch(o -> o.outcome() instanceof Outcome.Unknown)) withCrashes++;
            findings.forEach(finding -> judge(finding, history, model));
        }
        assertTrue(withCrashes > VIOLATIONS / 4, "only " + withCrashes + " had crashed operations");
        assertTrue(unfinished < VIOLATIONS / 4, unfinished + " were not explained in time, on whatever machine");
    }

    private static void judge(Finding finding, List<Operation> history, ModelHistories model) {
        String about = finding + "\nin " + history;
        List<Operation> shown = finding.operations();
        assertTrue(history.containsAll(shown), about);
        List<Operation> supposed = supposed(finding, model);
        List<Operation> needed = new ArrayList<>(shown);
        needed.removeAll(supposed);
        List<Operation> others = new ArrayList<>(history);
        others.removeAll(needed);
        assertFalse(holds(forgetting(history, others), model), "together with all others: " + about);
        for (Operation left : needed)
            assertTrue(holds(forgetting(shown, with(supposed, left)), model), left + " is not needed: " + about);
        if (isFromNowhere(finding)) return;
        for (Operation origin : supposed)
            assertTrue(explains(origin, shown, supposed, model), origin + " explains nothing: " + about);
    }

    /// The operations that are shown only because others saw what they wrote; their answers are not needed.
    private static List<Operation> supposed(Finding finding, ModelHistories model) {
        if (finding.sentence().contains("the longest order there is")) return Claims.endless(finding);
        List<Operation> supposed = new ArrayList<>();
        for (Operation last : finding.operations().stream()
                .sorted(Comparator.comparingLong(Operation::finish).reversed())
                .toList())
            if (!holds(forgetting(finding.operations(), with(supposed, last)), model)) supposed.add(last);
        return supposed;
    }

    /// A value that nobody wrote, or only in a circle, or too late: others are named because it can have come through
    /// them alone.
    private static boolean isFromNowhere(Finding finding) {
        return finding.anomaly() == Anomaly.DIRTY_READ
                || finding.sentence().contains("all around")
                || finding.sentence().endsWith("the value was seen before it was written.");
    }

    /// Without it there would be a contradiction too many; or had all of these begun earlier there would be none, and
    /// there would be one without it.
    private static boolean explains(
            Operation origin, List<Operation> shown, List<Operation> supposed, ModelHistories model) {
        List<Operation> without = new ArrayList<>(shown);
        without.remove(origin);
        for (Operation left : without)
            if (!supposed.contains(left) && !holds(forgetting(without, with(supposed, left)), model)) return true;
        List<Operation> earlier = new ArrayList<>(shown);
        earlier.removeAll(supposed);
        for (Operation other : supposed) if (other != origin) earlier.add(earlier(other));
        return !holds(earlier, model) && holds(with(earlier, earlier(origin)), model);
    }

    private static Operation earlier(Operation operation) {
        return Histories.operation(
                operation.f(), operation.argument(), new Outcome.Unknown("earlier"), -1, Long.MAX_VALUE);
    }

    private static List<Operation> with(List<Operation> some, Operation one) {
        List<Operation> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    /// As if some of them had never answered.
    private static List<Operation> forgetting(List<Operation> operations, List<Operation> forgotten) {
        List<Operation> left = new ArrayList<>();
        for (Operation operation : operations) {
            if (!forgotten.contains(operation)) left.add(operation);
            else if (!isMiss(operation)) left.add(Histories.crashed(operation));
        }
        left.sort(Comparator.comparingLong(Operation::start));
        return left;
    }

    private static boolean isMiss(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok(Object answer) && Boolean.FALSE.equals(answer);
    }

    private static boolean holds(List<Operation> operations, ModelHistories model) {
        return BruteForce.linearizable(operations, model.initial);
    }
}
