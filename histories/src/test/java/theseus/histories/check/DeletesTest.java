package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.Provenance;
import theseus.histories.model.Register;

/// Deletes write nil again and again: judged in tiers, with versions where there are any.
class DeletesTest {
    private static final int RUNS = Integer.getInteger("judge.random", 40_000);

    @Test
    void everyTierAgreesWithBruteForce() {
        SplittableRandom random = new SplittableRandom(21);
        TreeMap<String, Integer> algorithms = new TreeMap<>();
        for (int i = 0; i < RUNS; i++) {
            List<Operation> history =
                    Histories.random(random, 4 + random.nextInt(5), 4, false, true, random.nextInt(15)).stream()
                            .map(DeletesTest::deletingThirds)
                            .toList();
            KeyVerdict verdict = Linearizability.perKey(history, new Register(), Budget.usual())
                    .getFirst();
            boolean expected = BruteForce.linearizable(history, null);
            assertEquals(expected, verdict.verdict() instanceof Verdict.Valid, () -> verdict + " on " + history);
            algorithms.merge(verdict.algorithm(), 1, Integer::sum);
        }
        System.out.printf("deletes: %,d random histories, decided by %s%n", RUNS, algorithms);
        assertTrue(algorithms.keySet().containsAll(List.of(OneKey.WITHOUT, OneKey.GUESSED)), algorithms::toString);
    }

    @Test
    void versionsTellWhichDeleteAReadSaw() {
        List<Operation> history = List.of(
                versioned(Histories.write(1L, 0, 1), "v1"),
                versioned(delete(2, 9), "v2"),
                versioned(Histories.write(2L, 3, 8), "v3"),
                versioned(delete(10, 11), "v4"),
                versioned(Histories.read(2L, 5, 6), "v3"),
                versioned(Histories.read(null, 12, 13), "v2"));
        KeyVerdict verdict =
                Linearizability.perKey(history, new Register(), Budget.usual()).getFirst();
        assertEquals(OneKey.GUESSED, verdict.algorithm(), "by value alone this is in order");
        assertEquals(new Verdict.Valid(), verdict.verdict());
        KeyVerdict right = Linearizability.perKey(
                        history.stream()
                                .map(o -> o.start() == 12 ? versioned(o, "v4") : o)
                                .toList(),
                        new Register(),
                        Budget.usual())
                .getFirst();
        assertEquals(OneKey.VERSIONS, right.algorithm());
        assertEquals(new Verdict.Valid(), right.verdict());
    }

    @Test
    void aValueReadAfterItsDeleteIsAViolation() {
        List<Operation> history =
                List.of(Histories.write(1L, 0, 1), delete(2, 3), Histories.read(null, 4, 5), Histories.read(1L, 6, 7));
        Verdict.Violation violation = assertInstanceOf(
                Verdict.Violation.class, Linearizability.check(history, new Register(), Budget.usual()));
        assertTrue(violation.findings().getFirst().operations().size() <= 4, violation::toString);
    }

    private static Operation deletingThirds(Operation operation) {
        if (operation.f().equals("write") && (long) operation.argument() % 3 == 0)
            return Histories.operation("delete", null, operation.outcome(), operation.start(), operation.finish());
        if (operation.outcome() instanceof Outcome.Ok(Object value)
                && Long.valueOf(3).equals(value))
            return Histories.operation("read", null, new Outcome.Ok(null), operation.start(), operation.finish());
        return operation;
    }

    private static Operation delete(long start, long finish) {
        return Histories.operation("delete", null, new Outcome.Ok(null), start, finish);
    }

    private static Operation versioned(Operation o, String version) {
        Provenance provenance = new Provenance(null, null, version, List.of(), -1, null);
        return new Operation(
                o.invoked(),
                o.completed(),
                o.process(),
                o.f(),
                o.key(),
                o.argument(),
                o.outcome(),
                o.start(),
                o.finish(),
                provenance);
    }
}
