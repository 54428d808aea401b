package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.histories.Operation;
import theseus.histories.model.CasRegister;

/// All small histories: every algorithm says what brute force says. `-Djudge.register=5 -Djudge.cas=4` for larger ones.
class ExhaustiveTest {
    private static final int REGISTER = Integer.getInteger("judge.register", 4);
    private static final int CAS = Integer.getInteger("judge.cas", 3);

    @Test
    void everyAlgorithmAgreesWithBruteForceOnAllSmallRegisterHistories() {
        all(REGISTER, SmallHistories.register(), "register");
    }

    @Test
    void everyAlgorithmAgreesWithBruteForceOnAllSmallCasRegisterHistories() {
        all(CAS, SmallHistories.casRegister(), "cas-register");
    }

    private static void all(int most, List<SmallHistories.Deed> deeds, String name) {
        long[] counts = new long[2];
        for (int n = 1; n <= most; n++) SmallHistories.all(n, deeds, history -> judge(history, counts));
        System.out.printf(
                "%s: all %,d histories of up to %d operations, %,d of them linearizable%n",
                name, counts[0], most, counts[1]);
        assertTrue(counts[1] > counts[0] / 100 && counts[1] < counts[0]);
    }

    private static void judge(List<Operation> history, long[] counts) {
        boolean expected = BruteForce.linearizable(history, null);
        counts[0]++;
        if (expected) counts[1]++;
        Jury.ask(history, new CasRegister(), Budget.usual())
                .forEach((algorithm, answer) -> assertEquals(expected, answer, () -> algorithm + " on " + history));
    }
}
