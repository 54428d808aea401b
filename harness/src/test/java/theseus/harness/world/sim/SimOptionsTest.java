package theseus.harness.world.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SimOptionsTest {
    /// Seen in seed 900481 of mixed migrations: each one was aborted, long after all faults were healed.
    @Test
    void aJoinerIsWaitedForLongerThanTheLinksToItAndBackMayStandStill() {
        int standing = 0;
        for (long seed = 0; seed < 400; seed++) {
            SimOptions drawn = SimOptions.drawn(seed);
            if (!drawn.links().ordered() || drawn.links().stuckPerMillion() == 0) continue;
            standing++;
            assertTrue(
                    1000 * drawn.nodes().abortAfterMillis() > 2 * drawn.links().stuckMaxMicros(),
                    "seed " + seed + ": " + drawn);
        }
        assertTrue(standing > 20, standing + " worlds have links that stand still");
    }
}
