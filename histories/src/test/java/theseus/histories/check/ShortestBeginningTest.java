package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.bench.Mix;
import theseus.histories.bench.Simulated;
import theseus.histories.bench.Spoiled;
import theseus.histories.model.Append;
import theseus.histories.model.CasRegister;
import theseus.histories.model.Model;

/// The evidence is of the shortest beginning of a history that is contradictory already: the operation that returned
/// then is shown, and nothing that returned later is needed. `-Devidence.minimal=N` for N violations of each sort.
class ShortestBeginningTest {
    private static final int VIOLATIONS = Integer.getInteger("evidence.minimal", 2_000);
    private static final Budget BUDGET = Budget.usual();

    @ParameterizedTest
    @EnumSource
    void nothingIsNeededThatReturnedAfterTheFirstContradiction(ModelHistories model) {
        SplittableRandom random = new SplittableRandom(47 + model.ordinal());
        Predicate<List<Operation>> holds = operations -> BruteForce.linearizable(operations, model.initial);
        for (int violations = 0; violations < VIOLATIONS; ) {
            List<Operation> history = model.random(random, 3 + random.nextInt(7), random.nextInt(3) * 15);
            if (isShortest(history, model.model, holds)) violations++;
        }
    }

    @Test
    void soItIsOfLongStrings() {
        SplittableRandom random = new SplittableRandom(48);
        for (int violations = 0; violations < VIOLATIONS / 2; ) {
            Mix mix =
                    new Mix(20 + random.nextInt(80), 1, 2 + random.nextInt(8), Mix.APPENDS, false, random.nextInt(100));
            List<Operation> history = new ArrayList<>(Simulated.history(mix, random.nextLong()));
            for (int spoilt = 0; spoilt < 3; spoilt++) AppendChainsTest.spoil(history, random);
            if (isShortest(history, new Append(), holds(new Append()))) violations++;
        }
    }

    @Test
    void soItIsOfLongRegisters() {
        SplittableRandom random = new SplittableRandom(49);
        for (int violations = 0; violations < VIOLATIONS / 2; ) {
            int operations = 20 + random.nextInt(200);
            int clients = 2 + random.nextInt(5);
            Mix mix = random.nextBoolean() ? Mix.unique(operations, 1, clients) : Mix.cas(operations, clients, 4);
            List<Operation> history = Simulated.history(mix.crashing(random.nextInt(60)), random.nextLong());
            List<Operation> spoiled = Spoiled.byStaleRead(history, random.nextLong());
            if (isShortest(spoiled, new CasRegister(), holds(new CasRegister()))) violations++;
        }
    }

    private static Predicate<List<Operation>> holds(Model model) {
        return operations -> Linearizability.check(operations, model, BUDGET) instanceof Verdict.Valid;
    }

    /// Asserts that the evidence is of the shortest beginning; false if there is nothing wrong.
    private static boolean isShortest(List<Operation> history, Model model, Predicate<List<Operation>> holds) {
        if (!(Linearizability.check(history, model, BUDGET) instanceof Verdict.Violation(List<Finding> findings)))
            return false;
        Operation last = history.stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                .sorted(Comparator.comparingLong(Operation::finish))
                .filter(operation -> !holds.test(until(operation.finish(), history, Set.of(), model)))
                .findFirst()
                .orElseThrow();
        List<Operation> shown = findings.getFirst().operations();
        assertTrue(shown.contains(last), () -> last + " is not in " + findings + "\nof " + history);
        Set<Long> places = shown.stream().map(Operation::invoked).collect(Collectors.toSet());
        assertFalse(
                holds.test(until(last.finish(), history, places, model)),
                () -> "something after " + last + " is needed for " + findings + "\nof " + history);
        return true;
    }

    /// What had begun by then: what had not returned, or is not among some if there are any, may have happened.
    private static List<Operation> until(long time, List<Operation> history, Set<Long> answered, Model model) {
        List<Operation> beginning = new ArrayList<>();
        for (Operation operation : history) {
            if (operation.start() > time || operation.outcome() instanceof Outcome.Failed) continue;
            boolean counts = answered.isEmpty() || answered.contains(operation.invoked());
            if (operation.finish() <= time && counts) beginning.add(operation);
            else if (!model.pure(Names.call(operation))) beginning.add(Reduction.unreturned(operation));
        }
        return beginning;
    }
}
