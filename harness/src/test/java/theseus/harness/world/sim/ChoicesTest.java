package theseus.harness.world.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    private static final Choice DIE = new Named("die", 6, chance -> chance.between(1, 1_000));
    private static final Choice COIN = new Named("coin", 0, chance -> chance.below(1_000));

    @Test
    void whatOneChoiceDrawsIsNotShiftedByAnother() {
        Choices alone = Choices.drawn(5);
        Choices mixed = Choices.drawn(5);
        for (int i = 0; i < 100; i++) {
            mixed.make(COIN);
            assertEquals(alone.make(DIE), mixed.make(DIE));
        }
    }

    @Test
    void eachTimeAndEachSeedDrawsAnew() {
        Choices choices = Choices.drawn(5);
        assertNotEquals(choices.make(DIE), choices.make(DIE));
        assertNotEquals(Choices.drawn(5).make(DIE), Choices.drawn(6).make(DIE));
    }

    @Test
    void theLogOfARunRepeatsItUnderAnySeed() {
        Choices first = Choices.logged(5);
        long[] drawn = {first.make(DIE), first.make(DIE), first.make(COIN)};
        Choices second = Choices.settled(99, first.log());
        assertEquals(drawn[0], second.make(DIE));
        assertEquals(drawn[1], second.make(DIE));
        assertEquals(drawn[2], second.make(COIN));
        assertEquals(first.log(), second.log());
    }

    @Test
    void whatIsNotSettledIsAsUsual() {
        Choices choices = Choices.settled(5, Map.of("die #1", 3L));
        assertEquals(6, choices.make(DIE));
        assertEquals(3, choices.make(DIE));
        assertEquals(6, choices.make(DIE));
        assertEquals(Map.of("die #1", 3L), choices.log());
    }

    @Test
    void whatHasNoUsualOutcomeIsDrawnAlways() {
        Choice must = new Named("must", Choice.NOTHING, chance -> chance.below(1_000_000));
        assertEquals(Choices.drawn(5).make(must), Choices.settled(5, Map.of()).make(must));
    }

    @Test
    void countsAreKeptWhileTheTableGrows() {
        Counts counts = new Counts();
        for (int round = 0; round < 3; round++)
            for (long key = -500; key < 500; key++) assertEquals(round, counts.next(key * 0x9e3779b97f4a7c15L));
    }

    @Test
    void messagesBetweenTheSameNodesAreToldApartByWhatTheyAreAbout() {
        assertTrue(Named.id("n1>n2 ReadAsked k1") != Named.id("n1>n2 ReadAsked k2"));
    }
}
