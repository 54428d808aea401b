package theseus.harness.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static theseus.harness.nightly.Entries.canary;
import static theseus.harness.nightly.Entries.enter;
import static theseus.harness.nightly.Entries.join;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import theseus.harness.gate.Colour;
import theseus.harness.report.Ink;

class SummaryTest extends OpenBook {
    private static final int PATIENCE = 3;

    private Night night;

    @BeforeEach
    void begin() {
        night = Entries.begun(book, 1);
    }

    @Test
    void aNightIsGreenWhereNothingWasFoundAndEveryCanaryWasCaught() {
        enter(book, night, join(1, Outcome.VALID), canary(5, true));
        assertEquals(Colour.GREEN, summary().colour());
    }

    @Test
    void aCanaryThatGotAwayMakesTheNightRed() {
        enter(book, night, join(1, Outcome.VALID), canary(5, false), canary(10, false), canary(15, false));
        assertEquals(Colour.RED, summary().colour());
        assertEquals(
                List.of("the canary no-cleanup (sim) got away in 3 runs"),
                summary().reasons());
    }

    @Test
    void aCanaryThatWasNotCaughtYetMakesItYellow() {
        enter(book, night, join(1, Outcome.VALID), canary(5, false));
        assertEquals(Colour.YELLOW, summary().colour());
    }

    @Test
    void aViolationIsRedWhateverTheCanariesShow() {
        enter(book, night, join(1, Outcome.VIOLATION), canary(5, true));
        assertEquals(Colour.RED, summary().colour());
        assertTrue(summary().headline().contains("1 new finding"), summary().headline());
    }

    @Test
    void aRunThatProvedNothingIsNeverGreen() {
        enter(book, night, join(1, Outcome.VALID), join(2, Outcome.UNDECIDED), canary(5, true));
        assertEquals(Colour.YELLOW, summary().colour());
    }

    @Test
    void aFindingOfSomeNightsIsToldOnceWithHowItStands() {
        enter(book, night, join(1, Outcome.VIOLATION), join(2, Outcome.VIOLATION), canary(5, true));
        Night second = Entries.begun(book, 2);
        enter(book, second, join(1, Outcome.VIOLATION), canary(5, true));
        List<Known> known = Summary.of(book.nights(), second, PATIENCE).known();
        assertEquals(1, known.size());
        assertEquals(Standing.ONGOING, known.getFirst().standing());
        assertEquals(1, known.getFirst().times());
        assertEquals(2, known.getFirst().nights());
    }

    @Test
    void markdownIsNoMarkup() {
        enter(book, night, join(1, Outcome.VALID));
        Entry odd = join(2, Outcome.VIOLATION);
        Fingerprint what = new Fingerprint("<script>|a\u0001", "s");
        enter(
                book,
                night,
                new Entry(
                        "sim",
                        2,
                        "join",
                        2,
                        "./theseus run",
                        Outcome.VIOLATION,
                        1,
                        1,
                        0,
                        1,
                        what,
                        odd.hits(),
                        odd.reached()));
        String text = String.join("\n", SummaryMarkdown.of(summary(), "nights"));
        assertTrue(text.contains("&lt;script>\\|a\\u{1}"), text);
        String terminal = String.join("\n", SummaryText.of(summary(), "nights", Ink.PLAIN));
        assertTrue(terminal.contains("NEW <script>|a\\u{1}"), terminal);
    }

    private Summary summary() {
        return Summary.of(book.nights(), night, PATIENCE);
    }
}
