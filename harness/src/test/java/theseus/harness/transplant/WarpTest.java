package theseus.harness.transplant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarpTest {
    @Test
    void whatWasInTheMidstOfAPhaseIsInTheMidstOfItHoweverLongItLasts() {
        Warp warp = Warp.between(calendar(100, 300, 700), calendar(10, 20, 220));
        assertEquals(5, warp.at(50));
        assertEquals(15, warp.at(200));
        assertEquals(120, warp.at(500));
    }

    @Test
    void behindTheLastEdgeTimeGoesOnAsItDid() {
        Warp warp = Warp.between(calendar(100, 300, 700), calendar(10, 20, 220));
        assertEquals(220, warp.at(700));
        assertEquals(320, warp.at(800));
    }

    @Test
    void phasesThatOnlyOneRunEnteredAreNoEdges() {
        Calendar aborted =
                new Calendar(0, List.of(new Calendar.Day("PREPARE", 10, true), new Calendar.Day("RETREAT", 15, true)));
        Warp warp = Warp.between(calendar(100, 300, 700), aborted);
        assertEquals(10, warp.at(100));
        assertEquals(110, warp.at(200));
    }

    private static Calendar calendar(long... nanos) {
        List<String> phases = List.of("PREPARE", "DUAL_WRITE", "DATA_COPY");
        return new Calendar(
                0,
                Arrays.stream(nanos)
                        .mapToObj(at -> new Calendar.Day(phases.get(Arrays.binarySearch(nanos, at)), at, true))
                        .toList());
    }
}
