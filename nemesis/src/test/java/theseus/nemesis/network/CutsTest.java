package theseus.nemesis.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import theseus.nemesis.Grudge;

class CutsTest {
    private static final List<String> FIVE = List.of("n1", "n2", "n3", "n4", "n5");

    @Test
    void anIsolatedNodeNeitherHearsNorIsHeardAndTheOthersStillHearEachOther() {
        Grudge grudge = Shape.ISOLATE.draw(FIVE, List.of("n2"), List.of(), new SplittableRandom(1));
        for (String other : List.of("n1", "n3", "n4", "n5")) {
            assertFalse(grudge.hears("n2", other));
            assertFalse(grudge.hears(other, "n2"));
        }
        assertTrue(grudge.hears("n1", "n3"));
        assertTrue(grudge.hears("n2", "n2"));
    }

    @Test
    void aDeafNodeIsStillHeardAndAMuteOneStillHears() {
        Grudge deaf = Shape.DEAF.draw(FIVE, List.of("n2"), List.of(), new SplittableRandom(1));
        assertFalse(deaf.hears("n2", "n1"));
        assertTrue(deaf.hears("n1", "n2"));
        Grudge mute = Shape.MUTE.draw(FIVE, List.of("n2"), List.of(), new SplittableRandom(1));
        assertTrue(mute.hears("n2", "n1"));
        assertFalse(mute.hears("n1", "n2"));
    }

    @Test
    void twoNodesKeptApartStillHearEverybodyElse() {
        Grudge grudge = Shape.APART.draw(FIVE, List.of("n1"), List.of("n1", "n3"), new SplittableRandom(1));
        assertFalse(grudge.hears("n1", "n3"));
        assertFalse(grudge.hears("n3", "n1"));
        assertEquals(2, grudge.deafTo().size());
        assertTrue(grudge.hears("n1", "n1"));
    }

    @Test
    void halvesOfFiveAreTwoAndThree() {
        Grudge grudge = Cuts.halves(FIVE);
        assertFalse(grudge.hears("n1", "n3"));
        assertTrue(grudge.hears("n1", "n2"));
        assertTrue(grudge.hears("n3", "n5"));
    }

    @Test
    void aBridgeHearsBothSides() {
        Grudge grudge = Cuts.bridge(FIVE);
        assertFalse(grudge.hears("n1", "n4"));
        assertFalse(grudge.hears("n5", "n2"));
        for (String node : FIVE) {
            assertTrue(grudge.hears("n3", node));
            assertTrue(grudge.hears(node, "n3"));
        }
    }

    @Test
    void onAMajoritiesRingEveryNodeHearsADifferentMajority() {
        for (List<String> nodes : List.of(FIVE, FIVE.subList(0, 3), FIVE.subList(0, 4))) {
            Grudge grudge = Cuts.majoritiesRing(nodes);
            List<List<String>> majorities = nodes.stream()
                    .map(listener -> nodes.stream()
                            .filter(speaker -> grudge.hears(listener, speaker))
                            .toList())
                    .toList();
            for (List<String> majority : majorities) assertEquals(nodes.size() / 2 + 1, majority.size());
            assertEquals(nodes.size(), majorities.stream().distinct().count());
        }
    }

    @Test
    void theUnionOfTwoGrudgesCutsWhatEitherCuts() {
        Grudge union = Cuts.both(Cuts.between(List.of("n1"), List.of("n2")), Cuts.deaf(List.of("n1"), List.of("n3")));
        assertFalse(union.hears("n1", "n2"));
        assertFalse(union.hears("n1", "n3"));
        assertTrue(union.hears("n3", "n1"));
    }
}
