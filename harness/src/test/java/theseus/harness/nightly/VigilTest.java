package theseus.harness.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import theseus.harness.world.sim.SimWorld;

class VigilTest extends OpenBook {
    private static final Instant EVENING = Instant.parse("2026-11-25T01:00:00Z");

    @Test
    void aNightThatIsCutOffGoesOnWithTheNumbersThatAreMissing() {
        Night night = Opening.of(book, wish(3_600_000), EVENING).night();
        assertFalse(sit(night, 7));
        int before = book.done(night, "sim").length();
        Opening again = Opening.of(book, wish(3_600_000), EVENING.plusSeconds(60));
        assertEquals(night.number(), again.night().number());
        sit(again.night(), 5);
        BitSet done = book.done(night, "sim");
        assertTrue(done.cardinality() >= 12, done.toString());
        assertTrue(done.nextClearBit(1) >= before, "what was under way when it was cut off is done: " + done);
        assertEquals(2, book.nights().sittings(night.number()));
    }

    @Test
    void aNightEndsWhenItsBudgetIsUsedUp() {
        Night night = Opening.of(book, wish(300), EVENING).night();
        assertTrue(sit(night, Long.MAX_VALUE));
    }

    @Test
    void anotherBudgetOrACodeThatChangedBeginsAnotherNight() {
        Night first = Opening.of(book, wish(1000), EVENING).night();
        Opening second = Opening.of(book, wish(2000), EVENING);
        assertEquals(first.number() + 1, second.night().number());
        assertTrue(second.words().contains("given up: its budget was 1 s"), second.words());
        assertEquals(Night.State.GIVEN_UP, book.nights().all().getFirst().state());
    }

    @Test
    void aNightThatIsTooLongAgoIsNotTakenUp() {
        Opening.of(book, wish(1000), EVENING);
        assertEquals(
                2,
                Opening.of(book, wish(1000), EVENING.plusSeconds(24 * 3600))
                        .night()
                        .number());
    }

    @Test
    void whatIsFoundIsKeptOnceTooOftenAndShrunk() {
        Opening.Wish rehearsal = wish(60_000, new TreeSet<>(List.of("no-cleanup")));
        Night night = Opening.of(book, rehearsal, EVENING).night();
        sit(night, () -> isReportOfSomethingShrunkIn(directory.resolve("night-0001")));
        var findings = book.nights().findings();
        assertFalse(findings.isEmpty());
        var left = findings.stream()
                .filter(each -> each.fingerprint().startsWith("left-over data"))
                .toList();
        assertFalse(left.isEmpty(), findings.toString());
        for (var finding : findings)
            assertTrue(book.shelves().kept(night, finding.fingerprint()) <= 2, finding.toString());
        assertTrue(Files.exists(directory.resolve(left.getFirst().example()).resolve("report.html")));
        assertTrue(
                findings.stream()
                        .anyMatch(each -> each.shrunk() != null
                                && Files.exists(directory.resolve(each.shrunk()).resolve("recording.json"))),
                findings.toString());
    }

    private boolean sit(Night night, long most) {
        AtomicLong runs = new AtomicLong();
        return sit(night, () -> runs.get() >= most, runs::incrementAndGet);
    }

    private boolean sit(Night night, BooleanSupplier stopped) {
        return sit(night, stopped, () -> {});
    }

    private boolean sit(Night night, BooleanSupplier stopped, Runnable afterEachRun) {
        Terms terms = new Terms(directory, 2, 5, 0, 90, 2, 14);
        Vigil vigil =
                new Vigil(book, night, terms, false, Instant.now(), System::nanoTime, stopped, _ -> afterEachRun.run());
        return vigil.keep(new Crews(2, SimWorld::build, null, System::nanoTime));
    }

    /// The report is what is written last.
    private static boolean isReportOfSomethingShrunkIn(Path kept) {
        try (Stream<Path> files = Files.walk(kept)) {
            return files.anyMatch(file -> file.endsWith(Path.of("shrunk", "report.html")));
        } catch (IOException | UncheckedIOException notYetOrMoved) {
            return false;
        }
    }

    private static Opening.Wish wish(long budgetMillis) {
        return wish(budgetMillis, new TreeSet<>());
    }

    private static Opening.Wish wish(long budgetMillis, SortedSet<String> flaws) {
        return new Opening.Wish(budgetMillis, "build", "abc", null, flaws, Lots.canaries(), null, false);
    }
}
