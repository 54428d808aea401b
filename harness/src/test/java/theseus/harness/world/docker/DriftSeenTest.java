package theseus.harness.world.docker;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DriftSeenTest {
    private static final long MILLI = 1_000_000;

    private final DriftSeen tooFast = new DriftSeen(10_000);

    @Test
    void aClockThatGainsAsItShouldDrifts() {
        assertFalse(tooFast.in(OptionalLong.of(5), 0));
        assertTrue(tooFast.in(OptionalLong.of(105), 10 * MILLI));
    }

    @Test
    void aClockThatStandsWhereItStoodDoesNotAndNeitherDoesOneThatIsReadWithinSomeMicroseconds() {
        tooFast.in(OptionalLong.of(5), 0);
        assertFalse(tooFast.in(OptionalLong.of(5), 10 * MILLI));
        assertFalse(tooFast.in(OptionalLong.of(30), 20 * MILLI));
    }

    @Test
    void aClockThatGainsFarTooLittleDoesNot() {
        tooFast.in(OptionalLong.of(0), 0);
        assertFalse(tooFast.in(OptionalLong.of(1_000), 1_000 * MILLI));
    }

    @Test
    void aClockThatLosesDriftsTheOtherWayAlone() {
        tooFast.in(OptionalLong.of(0), 0);
        assertFalse(tooFast.in(OptionalLong.of(-100), 10 * MILLI));
        DriftSeen tooSlow = new DriftSeen(-10_000);
        tooSlow.in(OptionalLong.of(0), 0);
        assertTrue(tooSlow.in(OptionalLong.of(-100), 10 * MILLI));
    }

    @Test
    void aProcessThatStartsAnewIsWatchedAnew() {
        tooFast.in(OptionalLong.of(5_000), 0);
        assertFalse(tooFast.in(OptionalLong.of(2), 10 * MILLI));
        assertTrue(tooFast.in(OptionalLong.of(102), 20 * MILLI));
        assertFalse(tooFast.in(OptionalLong.empty(), 30 * MILLI));
        assertFalse(tooFast.in(OptionalLong.of(500), 40 * MILLI));
        assertTrue(tooFast.in(OptionalLong.of(600), 50 * MILLI));
    }
}
