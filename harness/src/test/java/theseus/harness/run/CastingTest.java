package theseus.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import theseus.harness.system.Move;
import theseus.harness.system.View;
import theseus.nemesis.plan.Cast;

/// Roles are played by nodes that can play them.
class CastingTest {
    /// `n4` comes and takes `k` over from `n3`, `n1` drives, and the last operation on `k` went through `n2`.
    private static final View VIEW = new View(
            3,
            "DUAL_WRITE",
            1,
            List.of("n1", "n2", "n3"),
            new Move.Join("n4"),
            false,
            "",
            "n1",
            owners("n1", "n2", "n3"),
            owners("n1", "n2", "n4"));

    @Test
    void everybodyPlaysWhoIsThere() {
        Cast cast = cast("n1", "n2", "n3", "n4");
        assertEquals("n1", cast.driver());
        assertEquals("n2", cast.coordinator());
        assertEquals("n4", cast.joiner());
        assertEquals(List.of("n4"), cast.gainers());
        assertEquals(List.of("n3"), cast.leavers());
        assertEquals(List.of("n1", "n2"), cast.stayers());
    }

    @Test
    void aNodeThatWasLostForGoodPlaysNoRole() {
        assertNull(cast("n2", "n3", "n4").driver());
        assertNull(cast("n1", "n3", "n4").coordinator());
        assertEquals(List.of("n1"), cast("n1", "n3", "n4").stayers());
        assertEquals(List.of(), cast("n1", "n2", "n4").leavers());
        assertNull(cast("n1", "n2", "n3").joiner());
        assertEquals(List.of(), cast("n1", "n2", "n3").gainers());
    }

    private static Cast cast(String... alive) {
        return new Casting(() -> List.of(alive), () -> VIEW, key -> "n2", false, 1).get();
    }

    private static TreeMap<String, List<String>> owners(String... nodes) {
        return new TreeMap<>(java.util.Map.of("k", List.of(nodes)));
    }
}
