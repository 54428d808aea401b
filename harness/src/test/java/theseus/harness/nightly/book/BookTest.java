package theseus.harness.nightly.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static theseus.harness.nightly.Entries.canary;
import static theseus.harness.nightly.Entries.enter;
import static theseus.harness.nightly.Entries.join;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import theseus.harness.nightly.Entries;
import theseus.harness.nightly.Entry;
import theseus.harness.nightly.Night;
import theseus.harness.nightly.OpenBook;
import theseus.harness.nightly.Outcome;
import theseus.nemesis.plan.Cell;
import theseus.nemesis.plan.Kind;
import theseus.nemesis.plan.Role;

class BookTest extends OpenBook {
    private static final Cell CELL = new Cell("CUTOVER", Kind.KILL, Role.JOINER);

    private Night night;

    @BeforeEach
    void begin() {
        night = Entries.begun(book, 1);
    }

    @Test
    void aRunThatIsBroughtTwiceCountsOnceWithAllThatItAdds() {
        enter(book, night, join(1, Outcome.VIOLATION));
        enter(book, night, join(1, Outcome.VIOLATION), join(2, Outcome.VALID));
        assertEquals(2, runs());
        assertEquals(2, book.nights().matrix(1, "sim").count(CELL));
        assertEquals(4, book.nights().reached(1, "sim").get("FENCE"));
        assertEquals(1, book.nights().sightings().getFirst().times());
    }

    @Test
    void aRunIsInTheBookWithEverythingOrNotAtAll() {
        Entry strange = new Entry(
                "sim",
                3,
                "no such lot",
                1,
                "-",
                Outcome.VALID,
                1,
                1,
                0,
                1,
                null,
                join(3, Outcome.VALID).hits(),
                join(3, Outcome.VALID).reached());
        assertThrows(BookTrouble.class, () -> enter(book, night, join(1, Outcome.VIOLATION), strange));
        assertEquals(0, runs());
        assertEquals(0, book.nights().matrix(1, "sim").count(CELL));
        assertTrue(book.nights().findings().isEmpty());
    }

    @Test
    void whatWasEnteredIsThereWhenTheBookIsOpenedAgain() throws IOException {
        enter(book, night, join(1, Outcome.VALID), join(4, Outcome.VALID));
        book.close();
        book = Book.open(directory);
        assertEquals(night, book.last().orElseThrow());
        assertEquals("{1, 4}", book.done(night, "sim").toString());
        assertEquals(1000, book.usedMillis(night));
    }

    @Test
    void itIsReadWhileItIsWritten() {
        try (Nights reader = Nights.in(directory)) {
            enter(book, night, join(1, Outcome.VALID));
            assertEquals(1, reader.tallies(1).getFirst().sum().runs());
        }
    }

    @Test
    void aDetectionTakesTheRunsSinceTheOneBeforeInTheOrderOfTheirNumbers() {
        enter(book, night, canary(10, true), canary(5, false), canary(20, true), canary(15, false), canary(25, false));
        Nights.Canary seen = book.nights().canaries(1).getFirst();
        assertEquals(List.of(2L, 2L), seen.detections());
        assertEquals(List.of(100L, 100L), seen.detectionMillis());
        assertEquals(5, seen.runs());
    }

    @Test
    void aCanaryThatWasNeverCaughtIsAsHardAsItsRunsAreMany() {
        enter(book, night, canary(5, false), canary(10, false), canary(15, false));
        assertEquals(3.0, book.nights().meanRunsToConvict().get("no-cleanup"));
        enter(book, night, canary(20, true), canary(25, true), canary(30, false));
        assertEquals(3.0, book.nights().meanRunsToConvict().get("no-cleanup"));
    }

    @Test
    void aNightThatIsStruckOutKeepsItsSumsItsDetectionsAndItsFindings() {
        enter(book, night, join(1, Outcome.VALID), join(2, Outcome.VIOLATION), canary(5, false), canary(10, true));
        List<Nights.Tally> tallies = book.nights().tallies(1);
        List<Nights.Canary> canaries = book.nights().canaries(1);
        book.shelves().strike(1);
        assertEquals(tallies, book.nights().tallies(1));
        assertEquals(canaries, book.nights().canaries(1));
        assertEquals("{2}", book.done(night, "sim").toString());
        book.shelves().strike(1);
        assertEquals(tallies, book.nights().tallies(1));
    }

    @Test
    void aFileThatIsNoBookIsRefusedInOneLine() throws IOException {
        Path other = Files.createDirectories(directory.resolve("other"));
        Files.writeString(
                other.resolve(Book.NAME), "this is not a database, only a text of more than a page".repeat(100));
        assertThrows(BookTrouble.class, () -> Book.open(other));
    }

    @Test
    void aBookOfAnotherVersionIsRefused() throws Exception {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(Book.NAME));
                var statement = connection.createStatement()) {
            statement.execute("pragma user_version = 99");
        }
        BookTrouble trouble = assertThrows(BookTrouble.class, () -> Book.open(directory));
        assertTrue(trouble.getMessage().endsWith("a book of version 99; expected 1"), trouble.getMessage());
    }

    private long runs() {
        return book.nights().tallies(1).stream()
                .mapToLong(tally -> tally.sum().runs())
                .sum();
    }
}
