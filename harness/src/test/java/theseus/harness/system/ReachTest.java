package theseus.harness.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import theseus.node.Flaw;

class ReachTest {
    @Test
    void everyFlawShowsSomewhere() {
        for (Flaw flaw : Flaw.values()) assertFalse(Reach.of(flaw).isEmpty(), flaw.label());
    }

    @Test
    void whoReachedAllHasNothingUnproven() {
        assertEquals(List.of(), Reach.unproven(everything()));
    }

    @Test
    void aPointThatWasNeverReachedLeavesItsFlawsUnproven() {
        TreeMap<String, Long> reached = everything();
        reached.put(Branch.TOMBSTONE_COPIED.name(), 0L);
        assertEquals(
                List.of(
                        "copy-without-tombstones (TOMBSTONE_COPIED)",
                        "collect-tombstones-while-moving (TOMBSTONE_COPIED)"),
                Reach.unproven(reached));
    }

    private static TreeMap<String, Long> everything() {
        TreeMap<String, Long> reached = new TreeMap<>();
        for (String point : Reach.points(true)) reached.put(point, 1L);
        return reached;
    }
}
