package theseus.harness.nightly.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static theseus.harness.nightly.Entries.enter;
import static theseus.harness.nightly.Entries.join;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.harness.nightly.Entries;
import theseus.harness.nightly.Entry;
import theseus.harness.nightly.Fingerprint;
import theseus.harness.nightly.Night;
import theseus.harness.nightly.Outcome;
import theseus.harness.nightly.book.Book;
import theseus.harness.report.Ink;
import theseus.harness.report.shelf.Shelf;

class TrendTest {
    @TempDir
    private Path runs;

    private Path directory;
    private Book book;

    @BeforeEach
    void open() throws IOException {
        directory = runs.resolve("nightly");
        book = Book.open(directory);
    }

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    void eachNightHasItsOwnNumbers() {
        threeNights();
        Trend trend = trend();
        assertEquals(
                List.of(3L, 4L, 2L), trend.nights().stream().map(NightRow::runs).toList());
        assertEquals(
                List.of(0L, 2L, 0L),
                trend.nights().stream().map(NightRow::violations).toList());
        assertEquals(
                List.of(1L, 1L, 0L),
                trend.nights().stream().map(NightRow::caught).toList());
        assertEquals(4000.0, trend.nights().getFirst().operationsPerCoreSecond());
    }

    @Test
    void aNightWithoutADetectionHasAGapAndNoZero() {
        threeNights();
        Trend.CanaryRow row = trend().canaries().getFirst();
        assertEquals(Arrays.asList(2.0, 1.0, null), row.runs());
        assertEquals(Arrays.asList(0.1, 0.05, null), row.seconds());
        assertEquals("█▅·", Sparkline.of(row.runs()));
    }

    @Test
    void aFindingStandsAsTheLastNightSeesIt() {
        threeNights();
        Trend.FindingRow row = trend().findings().getFirst();
        assertEquals(List.of(0L, 2L, 0L), row.times());
        assertEquals("rare", row.standing());
    }

    @Test
    void onlyTheLastNightsAreShown() {
        threeNights();
        Trend last = Trend.of(book.nights(), 1, 3, "nights");
        assertEquals(3, last.nights().getFirst().night());
        assertEquals(1, last.canaries().getFirst().runs().size());
    }

    @Test
    void theTableIsAlignedAndPlainWithoutColour() {
        threeNights();
        List<String> lines = TrendText.of(trend(), Ink.PLAIN);
        assertTrue(lines.stream().anyMatch(line -> line.matches("runs +▆█▅ +2 +2 +4")), String.join("\n", lines));
        assertFalse(String.join("", lines).contains("\u001b"));
    }

    @Test
    void noNightIsSaidInOneLine() {
        assertEquals(1, TrendText.of(trend(), Ink.PLAIN).size());
        assertTrue(TrendPage.of("nightly", trend()).contains("\"nights\":[]"));
    }

    @Test
    void thePageStandsAloneAndShowsHostileTextLiterally() {
        Night night = Entries.begun(book, 1);
        Entry odd = join(1, Outcome.VIOLATION);
        Fingerprint what = new Fingerprint("</script><img src=x onerror=alert(1)>", "\u202e<b>");
        enter(
                book,
                night,
                new Entry("sim", 1, "join", 1, "-", Outcome.VIOLATION, 1, 1, 0, 1, what, odd.hits(), odd.reached()));
        String page = TrendPage.of("nightly", trend());
        assertFalse(page.contains("<img"), "markup of a finding is in the page");
        assertFalse(page.contains("\u202e"), "a mark that turns the writing is in the page");
        assertFalse(page.matches("(?s).*(src|href)=\"(https?:)?//.*"), "the page asks the network for something");
    }

    @Test
    void theShelfLinksAndExportsATrendForEachDirectoryOfNights() throws IOException {
        threeNights();
        Shelf shelf = new Shelf(runs, new TrendAnnex(runs, 30, 3));
        Path to = runs.resolveSibling("exported");
        shelf.export(to, Instant.EPOCH);
        assertTrue(Files.readString(to.resolve("index.html")).contains("[\"nightly\"]"));
        assertTrue(Files.readString(to.resolve("trend/nightly.html")).contains("stale read, in CUTOVER"));
    }

    private void threeNights() {
        Entries.threeNights(book);
    }

    private Trend trend() {
        return Trend.of(book.nights(), 30, 3, directory.toString());
    }
}
