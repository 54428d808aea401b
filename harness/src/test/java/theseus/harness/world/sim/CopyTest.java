package theseus.harness.world.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How a copy goes beside everything else, in a world in which nothing goes wrong.
class CopyTest {
    @Test
    void aThrottledCopyTakesAsLongAsItsBytesNeed() {
        long free = millisToJoin(new SimOptions.Pace(0, 4, false));
        long throttled = millisToJoin(new SimOptions.Pace(10_000, 4, false));
        assertTrue(free < 2_000, free + " ms");
        assertTrue(throttled > 2_000 && throttled < 60_000, throttled + " ms");
    }

    /// All new owners have all, so that a leaver's sweep finds nothing to push.
    @Test
    void aSweepPushesOnlyWhatIsMissing() {
        Bay bay = loaded(SimOptions.calm().pace());
        bay.join();
        bay.until("STEADY");
        assertEquals(0, bay.guard("SWEEP_PUSHED"));
        assertEquals(List.of(), bay.breaches());
    }

    private static long millisToJoin(SimOptions.Pace pace) {
        Bay bay = loaded(pace);
        long begun = bay.world.timeline().nanos();
        bay.join();
        bay.until("STEADY");
        assertEquals(List.of(), bay.breaches());
        return (bay.world.timeline().nanos() - begun) / 1_000_000;
    }

    private static Bay loaded(SimOptions.Pace pace) {
        Bay bay = new Bay(pace);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 60; i++) keys.add("k" + i);
        for (String key : keys) bay.write("n1", key, "x".repeat(1_000));
        return bay;
    }
}
