package theseus.harness.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StandingTest {
    @Test
    void whatWasNeverSeenIsNew() {
        assertEquals(Standing.NEW, Standing.of(new long[] {0, 0, 1}, new long[] {100, 100, 100}));
    }

    @Test
    void whatIsSeenEveryNightGoesOn() {
        assertEquals(Standing.ONGOING, Standing.of(new long[] {2, 0, 1}, new long[] {100, 100, 100}));
    }

    @Test
    void whatIsSeenNowAndThenIsRare() {
        assertEquals(Standing.RARE, Standing.of(new long[] {1, 0, 0, 0, 1}, new long[] {100, 100, 100, 100, 100}));
    }

    @Test
    void whatShouldHaveBeenSeenAndWasNotIsGone() {
        assertEquals(Standing.GONE, Standing.of(new long[] {10, 10, 0}, new long[] {100, 100, 100}));
    }

    @Test
    void aNightOfFewRunsCannotSayThatItIsGone() {
        assertEquals(Standing.RARE, Standing.of(new long[] {10, 10, 0}, new long[] {100, 100, 5}));
        assertEquals(Standing.RARE, Standing.of(new long[] {1, 0}, new long[] {100, 100}));
    }
}
