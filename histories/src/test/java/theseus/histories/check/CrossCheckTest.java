package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import theseus.histories.Operation;
import theseus.histories.model.CasRegister;

/// Random histories: every algorithm says what brute force says. `-Djudge.random=N` for N of each sort.
class CrossCheckTest {
    private static final int EACH = Integer.getInteger("judge.random", 40_000);

    @Test
    void everyAlgorithmAgreesWithBruteForceOnUniqueWrites() {
        check(1, false, true, 20);
    }

    @Test
    void everyAlgorithmAgreesWithBruteForceOnUniqueWritesWithCompareAndSet() {
        check(2, true, true, 20);
    }

    @Test
    void everyAlgorithmAgreesWithBruteForceOnRegisters() {
        check(3, false, false, 20);
    }

    @Test
    void everyAlgorithmAgreesWithBruteForceOnCasRegisters() {
        check(4, true, false, 30);
    }

    /// Found by enumeration: a crashed delete that leaves nil as it is still hides a write that nobody saw.
    @Test
    void aCrashedWriteOfWhatIsThereAlreadyHidesAWriteThatNobodySaw() {
        List<Operation> history = List.of(
                Histories.cas(null, 1L, 0, 3),
                Histories.write(2L, 1, 4),
                Histories.crashed(Histories.write(null, 2, 9)),
                Histories.read(1L, 5, 6));
        assertEquals(true, BruteForce.linearizable(history, null));
        Jury.ask(history, new CasRegister(), Budget.usual())
                .forEach((algorithm, answer) -> assertEquals(true, answer, algorithm));
    }

    private static void check(long seed, boolean cas, boolean unique, int crashes) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int yes = 0;
        long answers = 0;
        for (int i = 0; i < EACH; i++) {
            int n = 2 + random.nextInt(7);
            List<Operation> history =
                    Histories.random(random, n, 1 + random.nextInt(3), cas, unique, random.nextInt(crashes));
            boolean expected = BruteForce.linearizable(history, null);
            if (expected) yes++;
            Verdict verdict = Linearizability.check(history, new CasRegister(), Budget.usual());
            assertEquals(expected, verdict instanceof Verdict.Valid, () -> verdict + " on " + history);
            Map<String, Boolean> jury = Jury.ask(history, new CasRegister(), Budget.usual());
            answers += jury.size();
            jury.forEach((algorithm, answer) -> assertEquals(expected, answer, () -> algorithm + " on " + history));
        }
        System.out.printf(
                "%s, %s: %,d random histories, %,d of them linearizable, %,d answers as by brute force%n",
                cas ? "cas-register" : "register", unique ? "unique writes" : "few values", EACH, yes, answers);
        assertTrue(yes > EACH / 50 && yes < EACH * 49 / 50, "the histories are all alike: " + yes + " linearizable");
    }
}
