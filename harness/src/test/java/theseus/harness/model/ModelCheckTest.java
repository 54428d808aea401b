package theseus.harness.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import theseus.node.Conduct;
import theseus.node.Flaw;

class ModelCheckTest {
    static Stream<Case> right() {
        return Case.right().stream();
    }

    static Stream<Case> flawed() {
        return Case.flawed().stream();
    }

    @ParameterizedTest
    @MethodSource("right")
    void rightRulesHoldInEveryWorld(Case each) {
        Explored explored = each.explore();
        assertTrue(explored.complete(), explored.worlds() + " worlds, and more");
        assertEquals(
                Set.of(),
                explored.breaches().keySet(),
                () -> explored.breaches().toString());
    }

    @ParameterizedTest
    @MethodSource("flawed")
    void everyFlawIsFoundWithItsEvidence(Case each) {
        Explored explored = each.explore();
        assertTrue(
                each.isAsExpected(explored),
                () -> "found only " + explored.breaches().keySet());
    }

    /// Each kind of breach is one that a flaw shows; a property that nothing can violate would prove nothing.
    @Test
    void everyBreachIsShownBySomeFlaw() {
        Set<Breach> shown = EnumSet.noneOf(Breach.class);
        flawed().forEach(each -> shown.addAll(each.expected()));
        assertEquals(EnumSet.allOf(Breach.class), shown);
    }

    /// The coordinators of one write that is put again and again, and of any number of reads, are all in the crowd:
    /// whatever
    /// replicas come to hold with counted operations, they come to hold with a crowd.
    @Test
    void theCrowdComesToAllWorldsThatCountedOperationsComeTo() {
        Set<String> counted = replicas(new Bounds(1, 0, 0, 1, 1));
        Set<String> crowd = replicas(new Bounds(1, 0, Bounds.WITHOUT_NUMBER, 1, 1));
        assertTrue(counted.size() > 1000, counted.size() + " states of the replicas");
        counted.removeAll(crowd);
        assertEquals(Set.of(), counted);
    }

    @Test
    void theShortestWayIsToldStepByStep() {
        Case skipped = flawed().filter(each -> each.on().contains(Flaw.SKIP_CUTOVER_PHASE))
                .findFirst()
                .orElseThrow();
        List<String> way = skipped.explore().breaches().get(Breach.STALE_READ);
        assertEquals(13, way.size());
        assertEquals(
                "the authority decides PREPARE (epoch 3)",
                way.getFirst().split("\\|")[0].strip());
        assertTrue(way.getLast().matches("[ABC] answers r1 under epoch 6: nothing +\\| .*"), way.getLast());
        assertTrue(way.getLast().contains("D w1"), way.getLast());
    }

    @Test
    void anExplorationThatRunsOutOfRoomSaysSo() {
        Explored explored = new Explorer(
                        Conduct.with(EnumSet.noneOf(Flaw.class)),
                        new Bounds(1, 1, Bounds.WITHOUT_NUMBER, 1, 0),
                        EnumSet.noneOf(Breach.class),
                        10)
                .explore();
        assertEquals(1024 / 8 * 7, explored.worlds());
        assertTrue(!explored.complete());
    }

    private static Set<String> replicas(Bounds bounds) {
        Set<String> replicas = new TreeSet<>();
        Explorer explorer =
                new Explorer(Conduct.with(EnumSet.noneOf(Flaw.class)), bounds, EnumSet.noneOf(Breach.class), 20);
        explorer.visit(world -> replicas.add(replicas(world)));
        assertTrue(explorer.explore().complete());
        return replicas;
    }

    private static String replicas(World world) {
        StringBuilder text = new StringBuilder();
        text.append(world.topology())
                .append(' ')
                .append(world.session())
                .append(' ')
                .append(world.leaver());
        for (int node = 0; node < World.NODES; node++) {
            text.append(' ').append(world.held(node)).append('/').append(world.fence(node));
            text.append('/').append(world.known(node)).append('/').append(world.snapshot(1, node));
        }
        return text.toString();
    }
}
