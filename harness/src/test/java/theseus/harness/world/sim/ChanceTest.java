package theseus.harness.world.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class ChanceTest {
    /// Pinned: a change here changes what every recorded seed means.
    @Test
    void aSeedAndAStreamGiveTheSameNumbersForEver() {
        Chance chance = new Chance(42, "links");
        assertEquals(-3880137322073960531L, chance.next());
        assertEquals(-4285259389605882710L, chance.next());
    }

    @Test
    void streamsOfOneSeedDiffer() {
        assertNotEquals(new Chance(42, "links").next(), new Chance(42, "disk n1").next());
        assertNotEquals(new Chance(42, "links").next(), new Chance(43, "links").next());
    }

    @Test
    void everyNumberBelowTheBoundIsDrawnAboutAsOften() {
        Chance chance = new Chance(7, "dice");
        int[] seen = new int[6];
        for (int i = 0; i < 60_000; i++) seen[(int) chance.below(6)]++;
        for (int count : seen) assertEquals(10_000, count, 400);
    }
}
