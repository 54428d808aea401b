package theseus.harness.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.harness.replay.Recording;
import theseus.harness.replay.Replay;
import theseus.harness.run.RunOptions;

class ShrinkerTest {
    @Test
    void aConvictingRunShrinksToAFewOperationsWithTheSameEvidence() throws IOException {
        Recording run = convicted("copy-unconditional");
        Recording small = new Shrinker(2, () -> false, (pass, trials, smallest) -> {}).shrink(run);
        Size size = Size.of(small);
        assertTrue(size.operations() <= 20 && size.faults() <= 3 && size.keys() == 1, size.words());
        assertEquals(run.charge(), small.charge());
        assertTrue(small.charge().provenBy(Replay.of(small, () -> false).result()));
    }

    @Test
    void whatIsFoundDoesNotDependOnHowManyRunsAreTriedAtATime() throws IOException {
        Recording run = convicted("copy-nothing");
        List<Recording> found = new ArrayList<>();
        for (int jurors : List.of(1, 3))
            found.add(new Shrinker(jurors, () -> false, (pass, trials, smallest) -> {}).shrink(run));
        assertEquals(found.get(0), found.get(1));
    }

    @Test
    void aShrinkerThatIsStoppedGivesWhatItHas() throws IOException {
        Recording run = convicted("copy-nothing");
        Recording small = new Shrinker(1, () -> true, (pass, trials, smallest) -> {}).shrink(run);
        assertTrue(small.charge().provenBy(Replay.of(small, () -> false).result()));
    }

    @Test
    void aRunWithoutAChargeIsRefused() {
        Recording calm =
                Replay.ofSeed(RunOptions.USUAL.withSeed(1), () -> false).recording();
        assertThrows(
                IllegalArgumentException.class,
                () -> new Shrinker(1, () -> false, (pass, trials, smallest) -> {}).shrink(calm));
    }

    private static Recording convicted(String flaw) {
        RunOptions options = RunOptions.USUAL.withFlaws(new TreeSet<>(List.of(flaw)));
        for (long seed = 1; ; seed++) {
            Recording recording =
                    Replay.ofSeed(options.withSeed(seed), () -> false).recording();
            if (recording.charge() != null) return recording;
        }
    }
}
