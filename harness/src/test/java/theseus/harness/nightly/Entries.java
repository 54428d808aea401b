package theseus.harness.nightly;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import theseus.harness.nightly.book.Book;
import theseus.harness.system.KnownFlaw;

/// Nights and runs made by hand.
public final class Entries {
    public static final KnownFlaw CANARY = KnownFlaw.labelled("no-cleanup").orElseThrow();
    public static final String SITTING = "2026-11-25T01:00:00Z";

    private Entries() {}

    /// A night of one kind of migration and one canary, begun in the book.
    public static Night begun(Book book, long number) {
        Night night = new Night(
                number,
                "2026-11-%02dT01:00:00Z".formatted(number),
                "build",
                "0123456789abcdef",
                1000 * number,
                Night.CORRECT,
                60_000,
                Night.State.GOING_ON,
                null);
        TreeSet<String> none = new TreeSet<>();
        book.begin(night, List.of(Lot.migrating("sim", "join", 1, none), Lot.canary("sim", CANARY, 1)));
        book.sit(night, SITTING);
        return night;
    }

    /// A run of what is under test.
    public static Entry join(long number, Outcome outcome) {
        Fingerprint what =
                outcome == Outcome.VALID ? null : new Fingerprint("stale read, in CUTOVER", "r1 read what w1 wrote");
        return entry("join", number, outcome, what);
    }

    /// A run of the canary.
    public static Entry canary(long number, boolean convicted) {
        return entry("canary no-cleanup", number, convicted ? Outcome.CONVICTED : Outcome.VALID, null);
    }

    /// The second of them finds something, and the last one does not catch the canary.
    public static void threeNights(Book book) {
        enter(book, begun(book, 1), join(1, Outcome.VALID), canary(5, false), canary(10, true));
        enter(
                book,
                begun(book, 2),
                join(1, Outcome.VIOLATION),
                join(2, Outcome.VIOLATION),
                join(3, Outcome.VALID),
                canary(5, true));
        enter(book, begun(book, 3), join(1, Outcome.VALID), canary(5, false));
    }

    private static Entry entry(String lot, long number, Outcome outcome, Fingerprint what) {
        return new Entry(
                "sim",
                number,
                lot,
                1000 + number,
                "./theseus run --seed " + (1000 + number),
                outcome,
                200,
                1,
                0,
                50,
                what,
                new TreeMap<>(Map.of(
                        "CUTOVER", new TreeMap<>(Map.of("kill", new TreeMap<>(Map.of("hits", 1L, "joiner", 1L)))))),
                new TreeMap<>(Map.of("FENCE", 2L)));
    }

    /// Enters them at once.
    public static void enter(Book book, Night night, Entry... entries) {
        book.enter(
                night,
                SITTING,
                1000,
                List.of(entries).stream()
                        .map(entry -> new Book.Taken(entry, null))
                        .toList());
    }
}
