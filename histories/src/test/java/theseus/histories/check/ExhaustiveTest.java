package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import theseus.histories.Operation;
import theseus.histories.check.SmallHistories.Sort;
import theseus.histories.model.CasRegister;

/// All small histories: every algorithm says what brute force says.
///
/// Up to `-Djudge.register.all=N` and `-Djudge.cas.all=N` operations in every arrangement of their ends. Beyond, up
/// to `-Djudge.register=N` and `-Djudge.cas=N`, without doubles and without those that ask the same as simpler
/// ones, each in an arrangement drawn by lot: `-Djudge.lot=N` for others. Of these `-Djudge.share=I/N` takes one in
/// N, so that I from 0 to N-1 together are all.
class ExhaustiveTest {
    private static final long LOT = Long.getLong("judge.lot", 1);
    private static final String[] SHARE =
            System.getProperty("judge.share", "0/1").split("/");
    private static final long PARTS = Long.parseLong(SHARE[1]);

    private final SplittableRandom lots = new SplittableRandom(LOT);
    private long turn = -Long.parseLong(SHARE[0]);
    private long judged;
    private long linearizable;

    @Test
    void everyAlgorithmAgreesWithBruteForceOnAllSmallRegisterHistories() {
        all("register", SmallHistories.register(), 4, 5);
    }

    @Test
    void everyAlgorithmAgreesWithBruteForceOnAllSmallCasRegisterHistories() {
        all("cas", SmallHistories.casRegister(), 3, 4);
    }

    private void all(String name, List<Sort> sorts, int arranged, int distinct) {
        int every = Integer.getInteger("judge." + name + ".all", arranged);
        int most = Integer.getInteger("judge." + name, distinct);
        for (int n = 1; n <= most; n++) {
            judged = 0;
            linearizable = 0;
            long began = System.nanoTime();
            if (n <= every) SmallHistories.all(n, sorts, history -> judge(history.operations()));
            else SmallHistories.telling(n, sorts, this::judgeShuffled);
            System.out.printf(
                    "%s: all %,d %shistories of %d operations, %,d of them linearizable, %,d ms%n",
                    name,
                    judged,
                    n <= every ? "" : "distinct ",
                    n,
                    linearizable,
                    (System.nanoTime() - began) / 1_000_000);
            assertTrue(n == 1 || linearizable > judged / 100 && linearizable < judged);
        }
    }

    private void judgeShuffled(SmallHistories history) {
        if (turn++ % PARTS == 0) judge(history.shuffled(lots));
    }

    private void judge(List<Operation> history) {
        boolean expected = BruteForce.linearizable(history, null);
        judged++;
        if (expected) linearizable++;
        Jury.ask(history, new CasRegister(), Budget.usual())
                .forEach((algorithm, answer) -> assertEquals(expected, answer, () -> algorithm + " on " + history));
    }
}
