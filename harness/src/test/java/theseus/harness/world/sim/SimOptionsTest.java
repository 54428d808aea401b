package theseus.harness.world.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SimOptionsTest {
    /// Seen in seeds 900481, 7000112 and 7001604 of mixed migrations: long after all faults were healed every migration
    /// was aborted, or no write was served for seconds.
    @Test
    void aLinkThatKeepsTheOrderStandsStillForAPartOfAnOperationsTimeOnly() {
        int standing = 0;
        for (long seed = 0; seed < 400; seed++) {
            SimOptions drawn = SimOptions.drawn(seed);
            if (!drawn.links().ordered() || drawn.links().stuckPerMillion() == 0) continue;
            standing++;
            assertTrue(
                    drawn.links().stuckMaxMicros() < 500 * drawn.nodes().operationTimeoutMillis(),
                    "seed " + seed + ": " + drawn);
        }
        assertTrue(standing > 20, standing + " worlds have links that stand still");
    }
}
