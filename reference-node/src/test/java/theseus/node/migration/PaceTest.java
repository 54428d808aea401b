package theseus.node.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import theseus.node.environment.Timers;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;
    private long now = 5 * SECOND;
    private long served;

    @Test
    void withoutALimitAndWithoutClientsNothingRests() {
        Pace pace = pace(0, true);
        pace.sent(1_000_000);
        assertTrue(pace.rest(SECOND) <= 0);
    }

    @Test
    void overAnySecondNoMoreIsSentThanAllowed() {
        Pace pace = pace(1_000, false);
        long sent = 0;
        long begun = now;
        while (now < begun + 10 * SECOND) {
            pace.sent(250);
            sent += 250;
            now += Math.max(1_000_000, pace.rest(1_000_000));
        }
        assertTrue(sent <= 10_250 && sent >= 9_750, sent + " in ten seconds");
    }

    @Test
    void theMoreClientsAreServedTheLongerItRests() {
        Pace pace = pace(0, true);
        served += 7;
        assertTrue(pace.rest(100) <= 0, "a few clients are no load");
        served += 16;
        assertEquals(200, pace.rest(100));
        served += 10_000;
        assertEquals(400, pace.rest(100), "but it never stands still");
    }

    @Test
    void unlessItIsToldNotToYield() {
        Pace pace = pace(0, false);
        served += 10_000;
        assertTrue(pace.rest(100) <= 0);
    }

    private Pace pace(long charsPerSecond, boolean yields) {
        Timers timers = new Timers() {
            @Override
            public long nanos() {
                return now;
            }

            @Override
            public Alarm after(long delayNanos, Runnable task) {
                throw new IllegalStateException("a pace waits for nothing");
            }
        };
        return new Pace(timers, new Pace.Limits(charsPerSecond, 4, yields), () -> served);
    }
}
