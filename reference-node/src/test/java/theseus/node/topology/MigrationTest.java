package theseus.node.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;

class MigrationTest {
    @Test
    void aKeyIsPlannedOnceIfItMovesAndElseNotAtAll() {
        for (int nodes = 3; nodes <= 7; nodes++) {
            for (int vnodes : new int[] {1, 4, 16}) {
                Migration migration = join(nodes, vnodes);
                List<PlannedRange> plan = migration.plan();
                for (int i = 0; i < 400; i++) {
                    Key key = Key.of(i % 2 == 0 ? "one" : "three", "k" + i);
                    Replicas replicas = migration.replicas(key);
                    List<PlannedRange> of =
                            plan.stream().filter(range -> range.contains(key)).toList();
                    assertEquals(replicas.unmoved() ? 0 : 1, of.size(), key.toString());
                    for (PlannedRange range : of) {
                        assertEquals(replicas.old(), range.old());
                        assertEquals(replicas.now(), range.now());
                    }
                }
            }
        }
    }

    @Test
    void onlyTheJoinerGainsAndAtMostOneLoses() {
        for (PlannedRange range : join(4, 16).plan()) {
            assertEquals(List.of(new NodeId("n5")), range.joiners());
            assertEquals(range.joiners(), range.targets());
            assertEquals(1, range.leavers().size());
        }
    }

    @Test
    void whereStayersAloneCouldMissAWriteTheyAreTargetsToo() {
        List<NodeId> five = ids(5);
        PlannedRange shrinking =
                new PlannedRange(0, new theseus.node.ring.TokenRange(0, 9), List.of("t"), five, five.subList(0, 3));
        assertEquals(five.subList(0, 3), shrinking.targets());
        PlannedRange toFour = new PlannedRange(
                0, new theseus.node.ring.TokenRange(0, 9), List.of("t"), five.subList(0, 4), five.subList(0, 3));
        assertTrue(toFour.targets().isEmpty());
    }

    private static Migration join(int nodes, int vnodes) {
        TreeMap<String, Integer> factors = new TreeMap<>();
        factors.put("one", 1);
        factors.put("three", 3);
        Ring ring = new Ring(ids(nodes), vnodes);
        NodeId joiner = new NodeId("n" + (nodes + 1));
        return new Migration(
                1,
                new Admission.Join(joiner, "h:9"),
                null,
                new Placement(ring, factors),
                new Placement(ring.with(joiner), factors));
    }

    private static List<NodeId> ids(int count) {
        List<NodeId> ids = new ArrayList<>();
        for (int i = 1; i <= count; i++) ids.add(new NodeId("n" + i));
        return ids;
    }
}
