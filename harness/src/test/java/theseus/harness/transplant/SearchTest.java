package theseus.harness.transplant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import theseus.harness.replay.Recording;
import theseus.harness.replay.Replay;
import theseus.harness.world.Scene;

class SearchTest {
    @TempDir
    private Path runs;

    @ParameterizedTest
    @ValueSource(strings = {"copy-without-tombstones", "sleep-for-barrier"})
    void aFailureThatWasSeenElsewhereShowsTheSameEvidenceHere(String flaw) throws Exception {
        Origin origin = Elsewhere.failing(runs, flaw);
        Recording found =
                search(origin, 2).search(200, 2, (_, _) -> {}).orElseThrow().recording();
        assertEquals("sim", found.chart().options().world());
        assertTrue(origin.timetable()
                .charge()
                .provenBy(Replay.of(found, () -> false).result()));
    }

    @Test
    void whatIsFoundDoesNotDependOnHowManyAreTriedAtATime() throws Exception {
        Origin origin = Elsewhere.failing(runs, "copy-without-tombstones");
        Recording one =
                search(origin, 7).search(200, 1, (_, _) -> {}).orElseThrow().recording();
        Recording other =
                search(origin, 7).search(200, 3, (_, _) -> {}).orElseThrow().recording();
        assertEquals(one, other);
    }

    @Test
    void whatTheNodesDoNotDoIsNotFoundHoweverItIsLookedFor() throws Exception {
        Origin correct = withoutFlaws(Elsewhere.failing(runs, "copy-without-tombstones"));
        Search search = search(correct, 3);
        assertTrue(search.search(24, 2, (_, _) -> {}).isEmpty());
        assertEquals(24, search.tried());
        assertFalse(search.seen().containsKey(correct.timetable().charge().words()));
    }

    @Test
    void aSearchWhoseTimeIsUpEndsWithNothing() throws Exception {
        Search search = new Search(Elsewhere.failing(runs, "copy-without-tombstones"), 1, () -> true);
        assertTrue(search.search(24, 2, (_, _) -> {}).isEmpty());
    }

    /// The same story, told of nodes that have no part in it.
    private static Origin withoutFlaws(Origin origin) {
        Recording told = origin.timetable();
        Scene flawed = told.chart().scene();
        Scene right = new Scene(
                flawed.seed(),
                flawed.nodes(),
                flawed.joiners(),
                flawed.vnodes(),
                new TreeSet<>(),
                flawed.dwellMinMillis(),
                flawed.dwellMaxMillis(),
                flawed.authority(),
                flawed.upkeep());
        return new Origin(origin.path(), told.with(told.chart().with(right)), origin.history(), List.of());
    }

    private static Search search(Origin origin, long seed) {
        return new Search(origin, seed, () -> false);
    }
}
