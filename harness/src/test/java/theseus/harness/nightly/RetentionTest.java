package theseus.harness.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static theseus.harness.nightly.Entries.canary;
import static theseus.harness.nightly.Entries.join;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.harness.nightly.book.Book;
import theseus.harness.nightly.book.Nights;

class RetentionTest extends OpenBook {
    private static final int RETAIN = 2;

    @Test
    void aPassingRunIsKeptUntilTheNextNight() throws IOException {
        Night first = over(1);
        prune(first);
        assertTrue(isKept("night-1/passing"));
        prune(over(2));
        assertFalse(isKept("night-1/passing"));
        assertTrue(isKept("night-2/passing"));
    }

    @Test
    void failingRunsAreKeptForSoManyNightsAndTheBestExampleForEver() throws IOException {
        prune(over(1));
        prune(over(2));
        assertTrue(isKept("night-1/failing-2"));
        prune(over(3));
        assertFalse(isKept("night-1/failing-2"));
        assertTrue(isKept("night-2/failing-2"));
        prune(over(4));
        assertTrue(isKept("night-1/failing-1"), "it is the example of its finding");
        assertFalse(isKept("night-2/failing-1"), "it is not the example");
    }

    @Test
    void whatIsStruckOutOfTheBookStaysInItsSums() throws IOException {
        prune(over(1));
        List<Nights.Tally> before = book.nights().tallies(1);
        prune(over(2));
        prune(over(3));
        assertEquals(
                "{2, 3}", book.done(book.nights().all().getFirst(), Lot.SIM).toString());
        assertEquals(before, book.nights().tallies(1));
    }

    private void prune(Night night) {
        new Terms(directory, 1, 5, 0, 0, 3, RETAIN).prune(book, night);
    }

    private boolean isKept(String run) {
        return Files.exists(directory.resolve(run).resolve("history.jsonl"));
    }

    /// A night with a run that passed, two that failed, and a canary that was caught.
    private Night over(long number) throws IOException {
        Night night = Entries.begun(book, number);
        String folder = "night-" + number;
        book.enter(
                night,
                Entries.SITTING,
                1000,
                List.of(
                        new Book.Taken(join(1, Outcome.VALID), kept(folder + "/passing")),
                        new Book.Taken(join(2, Outcome.VIOLATION), kept(folder + "/failing-1")),
                        new Book.Taken(join(3, Outcome.VIOLATION), kept(folder + "/failing-2")),
                        new Book.Taken(canary(5, true), null)));
        book.end(night, Night.State.OVER, "red");
        return night;
    }

    private String kept(String run) throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve(run)).resolve("history.jsonl"), "");
        return run;
    }
}
