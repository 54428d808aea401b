package theseus.harness.world.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import theseus.harness.system.Branch;

class BranchesTest {
    @Test
    void aJoinUnderLoadGoesAlongTheOrdinaryBranchesAndACalmOneAlongNoOther() {
        SortedMap<String, Long> reached = reachedBy(600, List.of());
        for (Branch branch : List.of(
                Branch.WRITTEN_TO_BOTH_IN_DATA_COPY,
                Branch.ROUND_IN_CUTOVER,
                Branch.FIRST_VERSION_WRITTEN,
                Branch.RANGE_COPIED,
                Branch.RANGE_COPIED_FROM_ANOTHER,
                Branch.SNAPSHOT_BEHIND_FENCE,
                Branch.FENCED_IN_PREPARE,
                Branch.FENCED_IN_DUAL_WRITE,
                Branch.FENCED_IN_CUTOVER,
                Branch.DELETED_IN_CLEANUP,
                Branch.PHASE_LEARNED))
            assertTrue(reached.get(branch.name()) > 0, branch + " was never reached: " + reached);
        assertEquals(0, reached.get(Branch.SILENT_NODE_GIVEN_UP.name()), reached.toString());
    }

    @Test
    void whatAFlawLeavesOutIsNeverReached() {
        assertTrue(reachedBy(30, List.of()).get(Branch.VALUE_COPIED.name()) > 0);
        assertEquals(0, reachedBy(30, List.of("copy-nothing")).get(Branch.VALUE_COPIED.name()));
        assertEquals(0, reachedBy(600, List.of("no-cleanup")).get(Branch.DELETED_IN_CLEANUP.name()));
    }

    private static SortedMap<String, Long> reachedBy(int operations, List<String> flaws) {
        Voyage voyage = new Voyage(3, operations, false, flaws, null);
        voyage.sail();
        SortedMap<String, Long> reached = new TreeMap<>();
        voyage.world.cluster().guards(reached::putAll);
        voyage.world.run(() -> !reached.isEmpty());
        return reached;
    }
}
