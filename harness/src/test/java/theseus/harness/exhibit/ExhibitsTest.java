package theseus.harness.exhibit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import theseus.harness.replay.Recording;
import theseus.harness.replay.Replay;
import theseus.harness.run.RunOptions;
import theseus.histories.corpus.Corpus;
import theseus.histories.corpus.Exhibit;

class ExhibitsTest {
    private static final Path CORPUS = Path.of("..", "histories", "corpus");

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> everyExhibitRepeatsItsHistoryAndConvicts() throws IOException {
        return Corpus.below(CORPUS).stream()
                .map(exhibit -> DynamicTest.dynamicTest(
                        exhibit.name(), () -> assertEquals(Optional.empty(), Exhibits.wrong(exhibit))));
    }

    @Test
    void theIndexIsUpToDate() throws IOException {
        assertEquals(Exhibits.index(CORPUS), Files.readAllLines(CORPUS.resolve("README.md")));
    }

    @Test
    void anExhibitThatWasEditedIsNoticed() throws IOException {
        Exhibit exhibit = Exhibits.keep(directory, convicted(), "some-bug");
        assertEquals(Optional.empty(), Exhibits.wrong(exhibit));
        List<String> lines = Files.readAllLines(exhibit.history());
        Files.write(exhibit.history(), lines.subList(0, lines.size() - 1));
        assertTrue(Exhibits.wrong(exhibit).orElseThrow().contains("differs from event " + (lines.size() - 1)));
        Files.writeString(exhibit.path().resolve("verdict.txt"), "valid\n");
        assertTrue(Exhibits.wrong(exhibit).orElseThrow().contains("its verdict says valid"));
    }

    private static Recording convicted() {
        RunOptions options = RunOptions.USUAL.withFlaws(new TreeSet<>(List.of("no-cleanup")));
        return Replay.ofSeed(options.withSeed(3), () -> false).recording();
    }
}
