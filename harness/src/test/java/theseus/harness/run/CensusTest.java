package theseus.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import theseus.harness.system.ReplicaRecord;

class CensusTest {
    private static final ReplicaRecord DELETED = new ReplicaRecord("t", "k", "5", null);
    private static final ReplicaRecord VALUE = new ReplicaRecord("t", "k", "5", "a");
    private static final SortedMap<String, List<String>> OWNERS = new TreeMap<>(Map.of("k", List.of("n1", "n2")));

    @Test
    void aTombstoneThatOneOwnerLacksIsNoticedUntilTheFloorBuriesIt() {
        Census census = census(Map.of("n1", Map.of(), "n2", Map.of("k", DELETED)));
        assertTrue(census.above("4").lacksTombstones(OWNERS));
        assertFalse(census.above("5").lacksTombstones(OWNERS));
        assertEquals(null, census.above("5").record("n2", "k"));
    }

    @Test
    void valuesAndNodesThatCouldNotBeAskedAreNoLackOfTombstones() {
        assertFalse(census(Map.of("n1", Map.of(), "n2", Map.of("k", VALUE)))
                .above("4")
                .lacksTombstones(OWNERS));
        assertFalse(census(Map.of("n2", Map.of("k", DELETED))).above("4").lacksTombstones(OWNERS));
        assertFalse(census(Map.of("n1", Map.of("k", DELETED), "n2", Map.of("k", DELETED)))
                .lacksTombstones(OWNERS));
    }

    private static Census census(Map<String, Map<String, ReplicaRecord>> held) {
        SortedMap<String, SortedMap<String, ReplicaRecord>> sorted = new TreeMap<>();
        held.forEach((node, records) -> sorted.put(node, new TreeMap<>(records)));
        return new Census(sorted);
    }
}
