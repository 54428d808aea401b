package theseus.harness.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import theseus.harness.fake.FakeWorld;
import theseus.harness.fake.Lie;
import theseus.harness.run.Logbook;
import theseus.harness.run.Sailed;
import theseus.harness.run.check.Result;
import theseus.harness.world.Scene;
import theseus.harness.world.World;
import theseus.harness.world.Worlds;
import theseus.histories.History;

/// Migration tests as somebody might have written them; not run by themselves.
class Voyages {
    static final List<String> BODIES = new ArrayList<>();

    @MigrationTest(seeds = 4, nemesis = "kill,pause", parallel = 3)
    void aCorrectNode(Result result, Sailed sailed, History history, Logbook log) {
        BODIES.add("body of seed " + sailed.options().seed());
        assertEquals(0, result.exitCode());
        assertTrue(history == log.history() && history.events().size() > 100, "the whole history");
        assertTrue(log.migrated());
    }

    @MigrationTest(seeds = 2, seed = "12", nemesis = "none", flaw = "no-cleanup")
    void aFlaw() {
        BODIES.add("body of a convicted run");
    }

    @MigrationTest(seeds = 22, worlds = WithLeftovers.class)
    void aWorldOfOnesOwnThatIsWrong() {}

    @MigrationTest(seeds = 3, worlds = WithoutDeletes.class)
    void nothingIsProven() {}

    @MigrationTest(seeds = 4, unproven = 2, worlds = WithoutDeletes.class)
    void someMayProveNothing() {}

    @MigrationTest(seeds = 2, worlds = Sunk.class)
    void theHarnessBreaks() {}

    @MigrationTest(seeds = 1, nemesis = "none")
    void moreIsAsserted(History history) {
        assertEquals(0, history.events().size(), "somebody did something");
    }

    @MigrationTest(seeds = 100_000, nemesis = "none", budget = "100ms")
    void thereIsNoTimeForAll() {}

    @MigrationTest(nodes = 99)
    void tooManyNodes() {}

    @MigrationTest(flaw = "copy-nothin")
    void noSuchFlaw() {}

    @MigrationTest(nemesis = {"kill", "pauze"})
    void noSuchFault() {}

    @MigrationTest(seeds = 3, unproven = 3)
    void nothingNeedsToBeProven() {}

    @MigrationTest(budget = "soon")
    void noSuchTime() {}

    @MigrationTest(rf = 5, nodes = 3)
    void moreReplicasThanNodes() {}

    @MigrationTest(worlds = Worlds.class)
    void noWorldCanBeMade() {}

    static class WithLeftovers implements Worlds {
        @Override
        public World build(Scene scene) {
            return new FakeWorld(scene, EnumSet.of(Lie.KEEP_LEFTOVERS));
        }
    }

    static class WithoutDeletes implements Worlds {
        @Override
        public World build(Scene scene) {
            return new FakeWorld(scene, EnumSet.of(Lie.REFUSE_DELETES));
        }
    }

    static class Sunk implements Worlds {
        @Override
        public World build(Scene scene) {
            throw new IllegalStateException("it sank");
        }
    }
}
