package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.histories.Events;
import theseus.histories.Operation;
import theseus.histories.bench.Mix;
import theseus.histories.bench.Simulated;
import theseus.histories.model.CasRegister;
import theseus.histories.model.Model;
import theseus.histories.model.PerKey;

/// A green run says how much it proves.
class PowerScoreTest {
    private static final Model MODEL = new PerKey(new CasRegister());
    private static final List<Operation> BUSY = Simulated.history(Mix.unique(1_000, 2, 6), 3);

    @Test
    void aBusyHistoryWouldShowMostLies() {
        PowerScore strong = of(BUSY, 1);
        assertEquals(400, strong.tried());
        assertTrue(strong.share() > 0.5, strong::toString);
        assertTrue(strong.counts().get(Corruption.READ_STALE).noticed() > 60, strong::toString);
        assertTrue(strong.counts().get(Corruption.READ_STALE).noticed() < 100, "even one between concurrent writes");
    }

    @Test
    void aHistoryWithoutReadsProvesNothing() {
        List<Operation> writesOnly =
                BUSY.stream().filter(operation -> operation.f().equals("write")).toList();
        assertEquals(0, of(writesOnly, 1).share());
        assertEquals(200, of(writesOnly, 1).tried());
        assertEquals(0, of(List.of(), 1).tried());
        assertEquals(
                "nothing: this history has no room for a lie", of(List.of(), 1).words());
    }

    @Test
    void readsThatPromiseNothingProveLittle() {
        Events strict = new Events().on("k");
        Events loose = new Events().on("k");
        for (long i = 0; i < 20; i++) {
            strict.done(1, "write", i, "QUORUM", "v" + (10 + i)).done(2, "read", i, "QUORUM", "v" + (10 + i));
            loose.done(1, "write", i, "QUORUM", "v" + (10 + i)).done(2, "read", i, "ONE", "v" + (10 + i));
        }
        strict.invoke(9, "write", -1L);
        loose.invoke(9, "write", -1L);
        assertEquals(
                100,
                of(strict.history().operations(), 1)
                        .counts()
                        .get(Corruption.READ_STALE)
                        .noticed());
        assertEquals(
                0,
                of(loose.history().operations(), 1)
                        .counts()
                        .get(Corruption.READ_STALE)
                        .noticed());
    }

    @Test
    void itFollowsFromTheSeed() {
        assertEquals(of(BUSY, 1), of(BUSY, 1));
        assertNotEquals(of(BUSY, 1), of(BUSY, 2));
    }

    @Test
    void aKeyThatIsContradictedAlreadyDoesNotCount() {
        List<Operation> wrong = new ArrayList<>(new Events()
                .on("k")
                .done(1, "write", 1L)
                .done(2, "read", 7L)
                .done(1, "write", 2L)
                .history()
                .operations());
        assertEquals(0, of(wrong, 1).tried());
    }

    @Test
    void aHistoryThatIsLongWouldCostNoMoreThanAFewLies() {
        PowerScore few = of(Simulated.history(Mix.unique(100_000, 1, 6), 3), 1);
        assertTrue(few.tried() >= 4 && few.tried() <= 8, few::toString);
    }

    private static PowerScore of(List<Operation> history, long seed) {
        return PowerScore.of(history, Expectations.usual(), MODEL, PowerScore.SAMPLES, seed, Budget.usual());
    }
}
