package theseus.histories.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Budget;
import theseus.histories.check.Expectations;
import theseus.histories.check.Finding;
import theseus.histories.check.Judge;
import theseus.histories.check.Verdict;
import theseus.histories.codec.HistoryFile;
import theseus.histories.model.PerKey;
import theseus.histories.model.Register;

class CorpusTest {
    private static final Path CORPUS = Path.of("corpus");

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> everyExhibitIsJudgedAsItsPathSays() throws IOException {
        List<Exhibit> exhibits = Corpus.below(CORPUS);
        assertFalse(exhibits.isEmpty(), "there are no exhibits in " + CORPUS.toAbsolutePath());
        return exhibits.stream().map(exhibit -> DynamicTest.dynamicTest(exhibit.name(), () -> judge(exhibit)));
    }

    /// What only the inside of a run shows is no evidence of the history by itself: there the replay is the proof, and
    /// the history must at least not show anything else.
    private static void judge(Exhibit exhibit) throws IOException {
        assertEquals("register", exhibit.model());
        Verdict verdict = verdict(exhibit.history());
        String expected = exhibit.expected();
        boolean shownByHistory = Stream.of(Anomaly.values())
                .filter(anomaly -> anomaly.compareTo(Anomaly.INVARIANT) < 0)
                .anyMatch(anomaly -> anomaly.words().equals(expected));
        if (!exhibit.violating()) {
            assertEquals("valid", expected);
            assertEquals(new Verdict.Valid(), verdict);
        } else if (shownByHistory && verdict instanceof Verdict.Violation(List<Finding> findings)) {
            assertTrue(findings.stream()
                    .anyMatch(finding -> finding.anomaly().words().equals(expected)));
        } else {
            assertFalse(shownByHistory, "the history shows no " + expected);
        }
    }

    private static Verdict verdict(Path history) throws IOException {
        return Judge.judge(
                        HistoryFile.read(history).history(),
                        Expectations.usual(),
                        new PerKey(new Register()),
                        Budget.of(Duration.ofSeconds(20)))
                .verdict();
    }

    @TestFactory
    Stream<DynamicTest> everyLinearizableExhibitIsOneLineFromAViolation() throws IOException {
        return Corpus.below(CORPUS).stream()
                .filter(exhibit -> !exhibit.violating())
                .map(exhibit -> DynamicTest.dynamicTest(exhibit.name(), () -> isNear(exhibit)));
    }

    private static void isNear(Exhibit exhibit) throws IOException {
        List<String> lines = Files.readAllLines(exhibit.history());
        List<String> off = Files.readAllLines(exhibit.oneLineOff());
        assertEquals(lines.size(), off.size());
        assertEquals(
                1,
                IntStream.range(0, lines.size())
                        .filter(i -> !lines.get(i).equals(off.get(i)))
                        .count());
        Verdict.Violation violation = assertInstanceOf(Verdict.Violation.class, verdict(exhibit.oneLineOff()));
        String words = violation.findings().getFirst().anomaly().words();
        assertTrue(exhibit.story().contains("a violation: " + words + "."), "its story does not say " + words);
    }

    @Test
    void theNextExhibitHasTheNextNumber() throws IOException {
        Path first = Corpus.next(directory, "register", true, "some-bug");
        assertEquals("0001-some-bug", first.getFileName().toString());
        Files.createDirectories(first);
        Path second = Corpus.next(directory, "register", true, "other");
        assertEquals("0002-other", second.getFileName().toString());
        assertEquals(new Exhibit(first, "register", true, 1, "some-bug"), Exhibit.at(first));
    }

    @Test
    void aFolderThatIsNoExhibitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Exhibit.at(Path.of("register", "violating", "17-Bug")));
        assertThrows(IllegalArgumentException.class, () -> Exhibit.at(Path.of("register", "doubtful", "0017-bug")));
    }
}
