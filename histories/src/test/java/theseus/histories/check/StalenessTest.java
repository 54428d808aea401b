package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import theseus.histories.Operation;
import theseus.histories.check.evidence.Lag;
import theseus.histories.check.evidence.Lags;
import theseus.histories.model.Register;

/// How far reads are behind, k and Delta: what the judge measures is what their definitions say. All small
/// histories, and `-Dstaleness.random=N` random larger ones of each sort.
class StalenessTest {
    private static final int SMALL = Integer.getInteger("staleness.small", 5);
    private static final int RANDOM = Integer.getInteger("staleness.random", 50_000);

    private long judged;
    private long stale;
    private long bounded;
    private long exact;

    @Test
    void everyReadOfAllSmallHistoriesIsAsFarBehindAsItsDefinitionSays() {
        for (int n = 1; n <= Math.min(SMALL, 4); n++)
            SmallHistories.distinct(n, SmallHistories.register(), history -> lags(history.operations()));
        for (int n = 1; n <= 3; n++)
            SmallHistories.distinct(n, SmallHistories.casRegister(), history -> lags(history.operations()));
        for (int n = 5; n <= SMALL; n++)
            SmallHistories.telling(n, SmallHistories.register(), history -> lags(history.operations()));
        report("reads of small histories", "behind");
    }

    @Test
    void everyReadOfRandomLargerHistoriesIsAsFarBehindAsItsDefinitionSays() {
        SplittableRandom random = new SplittableRandom(3);
        for (int run = 0; run < RANDOM; run++)
            lags(Histories.random(random, 5 + random.nextInt(4), 4, random.nextBoolean(), true, random.nextInt(20)));
        report("reads of random histories", "behind");
    }

    @Test
    void deltaOfAllSmallHistoriesIsWhatItsDefinitionSaysAndKAtLeast() {
        for (int n = 1; n <= Math.min(SMALL, 4); n++)
            SmallHistories.distinct(n, SmallHistories.register(), history -> atomicity(history.operations()));
        for (int n = 5; n <= SMALL; n++)
            SmallHistories.telling(n, SmallHistories.register(), history -> atomicity(history.operations()));
        report("small histories", "not linearizable");
    }

    @Test
    void deltaOfRandomLargerHistoriesIsWhatItsDefinitionSaysAndKAtLeast() {
        SplittableRandom random = new SplittableRandom(4);
        for (int run = 0; run < RANDOM; run++) {
            boolean unique = random.nextBoolean();
            atomicity(Histories.random(random, 5 + random.nextInt(4), 4, false, unique, random.nextInt(20)));
        }
        report("random histories", "not linearizable");
    }

    private void lags(List<Operation> history) {
        Map<Long, Lag> lags = Lags.of(history);
        var definition = new StalenessByDefinition(history);
        for (Operation read : definition.reads()) {
            Lag expected = new Lag(definition.versions(read), definition.time(read));
            judged++;
            if (expected.nanos() > 0) stale++;
            Lag lag = lags.get(read.invoked());
            if (history.stream().noneMatch(o -> o.f().equals("cas")))
                assertEquals(expected, lag, () -> read + " in " + history);
            else
                assertTrue(
                        lag.versions() <= expected.versions() && lag.nanos() <= expected.nanos(),
                        () -> lag + ", but " + expected + " for " + read + " in " + history);
            if (expected.nanos() > 0 && expected.equals(lag)) exact++;
        }
    }

    private void atomicity(List<Operation> history) {
        Atomicity measured = Atomicity.of(null, history, new Register(), null, System.nanoTime() + 60_000_000_000L);
        OptionalLong time = AtomicityByDefinition.timeNeeded(history);
        OptionalInt versions = AtomicityByDefinition.versionsNeeded(history);
        judged++;
        if (time.orElse(1) > 0) stale++;
        assertEquals(time.orElse(Long.MAX_VALUE), measured.deltaNanosAtMost(), () -> measured + " for " + history);
        if (time.isPresent())
            assertEquals(time.getAsLong(), measured.deltaNanosAtLeast(), () -> measured + " for " + history);
        int k = versions.orElse(Integer.MAX_VALUE);
        assertTrue(measured.versionsAtLeast() <= k, () -> measured + ", but k is " + k + " for " + history);
        assertEquals(k == 1, measured.versionsAtLeast() == 1, () -> measured + ", but k is " + k + " for " + history);
        if (k > 1 && k < Integer.MAX_VALUE) bounded++;
        if (k > 1 && measured.versionsAtLeast() == k) exact++;
    }

    private void report(String what, String how) {
        System.out.printf(
                "staleness: %,d %s, %,d of them %s; bounds exact for %,d of %,d%n",
                judged, what, stale, how, exact, bounded == 0 ? stale : bounded);
        assertTrue(stale > judged / 100 && stale < judged, stale + " of " + judged);
    }
}
