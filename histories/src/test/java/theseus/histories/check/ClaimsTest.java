package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import theseus.histories.Events;
import theseus.histories.History;
import theseus.histories.check.evidence.Evidence;
import theseus.histories.model.CasRegister;

/// What the sentences of the evidence claim is so; `-Dclaims=N` for N histories of each sort.
class ClaimsTest {
    private static final int EACH = Integer.getInteger("claims", 700);

    @Test
    void everyClaimOfEverySentenceHoldsInTheHistory() {
        Claims claims = new Claims();
        SplittableRandom random = new SplittableRandom(77);
        for (int run = 0; run < EACH; run++) {
            for (ModelHistories model : ModelHistories.values()) linearizability(claims, model, random);
            named(claims, random);
        }
        int rare = EACH < 700 ? 1 : 0;
        assertTrue(claims.kinds() - claims.counts().size() <= rare, () -> "made were only " + claims.counts());
    }

    private static void linearizability(Claims claims, ModelHistories model, SplittableRandom random) {
        var history = model.random(random, 2 + random.nextInt(8), random.nextInt(3) * 15);
        if (Linearizability.check(history, model.model, Budget.usual())
                instanceof Verdict.Violation(List<Finding> found))
            found.forEach(finding -> claims.check(finding, history, model.initial));
    }

    private static void named(Claims claims, SplittableRandom random) {
        History history = sessions(random);
        List<Finding> findings = new ArrayList<>(Evidence.gather(history, Expectations.usual(), new CasRegister())
                .findings());
        Verdict verdict = Linearizability.check(history.operations(), new CasRegister(), Budget.usual());
        if (verdict instanceof Verdict.Violation(List<Finding> found)) findings.addAll(found);
        findings.forEach(finding -> claims.check(finding, history.operations(), null));
    }

    /// Three clients that write values of their own, are refused, lose answers, and mostly read something that was
    /// written lately.
    private static History sessions(SplittableRandom random) {
        Events events = new Events();
        List<Object> written = new ArrayList<>();
        written.add(null);
        boolean[] open = new boolean[3];
        Object[] writing = new Object[3];
        int[] process = {0, 1, 2};
        for (long step = 1; step <= 24; step++) {
            int i = random.nextInt(3);
            if (!open[i]) {
                writing[i] = random.nextInt(5) < 2 ? (Object) step : null;
                events.invoke(process[i], f(writing[i]), writing[i]);
                if (writing[i] != null) written.add(writing[i]);
            } else if (writing[i] == null) {
                events.ok(process[i], "read", seen(random, written));
            } else {
                int fate = random.nextInt(12);
                if (fate == 0) events.fail(process[i], "write", writing[i]);
                else if (fate == 1) events.info(process[i], "write", writing[i]);
                else events.ok(process[i], "write", writing[i]);
                if (fate == 1) process[i] += 3;
            }
            open[i] = !open[i];
        }
        return events.history();
    }

    private static String f(Object writing) {
        return writing == null ? "read" : "write";
    }

    private static Object seen(SplittableRandom random, List<Object> written) {
        if (random.nextInt(40) == 0) return 99L;
        return written.get(Math.max(0, written.size() - 1 - random.nextInt(3)));
    }
}
