package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import theseus.histories.Event;
import theseus.histories.History;
import theseus.histories.Operation;
import theseus.histories.OperationEvent;
import theseus.histories.OperationEvent.Type;
import theseus.histories.Outcome;
import theseus.histories.check.evidence.Evidence;
import theseus.histories.model.CasRegister;
import theseus.histories.model.ElementSet;
import theseus.histories.model.Register;

/// Named evidence is only ever found where the history is not linearizable; `-Devidence.runs=N` for a longer run.
class EvidenceCrossCheckTest {
    private static final int RUNS = Integer.getInteger("evidence.runs", 30_000);

    @Test
    void everyFindingIsAContradictionOfLinearizability() {
        var random = new SplittableRandom(7);
        int found = 0;
        int violated = 0;
        for (int run = 0; run < RUNS; run++) {
            boolean unique = random.nextInt(4) > 0;
            List<Operation> operations = Histories.random(
                    random, 2 + random.nextInt(8), 4, random.nextBoolean(), unique, random.nextInt(30));
            History history = history(operations);
            var model = new CasRegister();
            List<Finding> findings =
                    Evidence.gather(history, Expectations.usual(), model).findings();
            Verdict verdict = Linearizability.check(history.operations(), model, Budget.usual());
            if (verdict instanceof Verdict.Violation) violated++;
            if (findings.isEmpty()) continue;
            found++;
            assertInstanceOf(Verdict.Violation.class, verdict, () -> findings + " in " + operations);
        }
        assertTrue(found > RUNS / 20, "only " + found + " runs of " + RUNS + " had evidence");
        assertTrue(found < violated, found + " of " + violated);
    }

    @Test
    void everyFindingOnSetsWithRemovalsIsAContradictionToo() {
        var random = new SplittableRandom(9);
        int found = 0;
        for (int run = 0; run < RUNS; run++) {
            List<Operation> operations = ModelHistories.SET.random(random, 2 + random.nextInt(7), random.nextInt(30));
            List<Finding> findings = Evidence.gather(history(operations), Expectations.usual(), new ElementSet())
                    .findings();
            if (findings.isEmpty()) continue;
            found++;
            Verdict verdict = Linearizability.check(operations, new ElementSet(), Budget.usual());
            assertInstanceOf(Verdict.Violation.class, verdict, () -> findings + " in " + operations);
        }
        assertTrue(found > RUNS / 50, "only " + found + " runs of " + RUNS + " had evidence");
    }

    /// Writes and deletes at once, most of them of unknown outcome, and then reads one after the other: answers may
    /// come
    /// and go.
    @Test
    void everyFindingBehindWritesOfUnknownOutcomeIsAContradictionToo() {
        var random = new SplittableRandom(8);
        int found = 0;
        int valid = 0;
        for (int run = 0; run < RUNS; run++) {
            List<Operation> operations = new ArrayList<>();
            for (int writes = 1 + random.nextInt(4); writes > 0; writes--)
                operations.add(changed(random, operations.size()));
            for (int reads = 2 + random.nextInt(3); reads > 0; reads--) operations.add(read(random, operations.size()));
            List<Finding> findings = Evidence.gather(history(operations), Expectations.usual(), new Register())
                    .findings();
            Verdict verdict = Linearizability.check(operations, new Register(), Budget.usual());
            if (verdict instanceof Verdict.Valid) valid++;
            if (findings.isEmpty()) continue;
            found++;
            assertInstanceOf(Verdict.Violation.class, verdict, () -> findings + " in " + operations);
        }
        assertTrue(found > RUNS / 20, "only " + found + " runs of " + RUNS + " had evidence");
        assertTrue(valid > RUNS / 20, "only " + valid + " runs of " + RUNS + " were linearizable");
    }

    private static Operation changed(SplittableRandom random, int at) {
        Object value = random.nextInt(3) == 0 ? null : random.nextInt(2);
        boolean known = random.nextInt(4) == 0;
        return Histories.operation(
                value == null ? "delete" : "write",
                value,
                known ? new Outcome.Ok(value) : new Outcome.Unknown("timed out"),
                at,
                known ? 100 + at : Long.MAX_VALUE);
    }

    private static Operation read(SplittableRandom random, int at) {
        Object value = random.nextInt(3) == 0 ? null : random.nextInt(2);
        return Histories.operation("read", null, new Outcome.Ok(value), 200 + 10 * at, 205 + 10 * at);
    }

    /// The operations as events, each by a process of its own.
    private static History history(List<Operation> operations) {
        record At(long time, int process, Operation operation, boolean begins) {}
        List<At> ends = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            ends.add(new At(operations.get(i).start(), i, operations.get(i), true));
            ends.add(new At(operations.get(i).finish(), i, operations.get(i), false));
        }
        ends.sort(Comparator.comparingLong(At::time));
        List<Event> events = new ArrayList<>();
        for (At at : ends) {
            if (at.time() == Long.MAX_VALUE) continue;
            events.add(event(events.size(), at.time(), at.process(), at.operation(), at.begins()));
        }
        return History.of(events);
    }

    private static Event event(int index, long time, int process, Operation operation, boolean begins) {
        Type type = begins
                ? Type.INVOKE
                : switch (operation.outcome()) {
                    case Outcome.Ok _ -> Type.OK;
                    case Outcome.Failed _ -> Type.FAIL;
                    case Outcome.Unknown _ -> Type.INFO;
                };
        Object value =
                !begins && operation.outcome() instanceof Outcome.Ok(Object result) ? result : operation.argument();
        return new OperationEvent(index, type, process, operation.f(), operation.key(), value, time, null, null);
    }
}
