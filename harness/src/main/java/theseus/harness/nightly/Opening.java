package theseus.harness.nightly;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import theseus.harness.generator.Chance;
import theseus.harness.nightly.book.Book;
import theseus.harness.system.KnownFlaw;

/// How a sitting begins: with the night that was cut off, or with a new one.
///
/// @param night that goes on now
/// @param words how it came to that
public record Opening(Night night, String words) {
    /// A night that nobody has worked on for so long is not taken up: the next one has its time by now.
    private static final Duration SILENCE_MAX = Duration.ofHours(12);

    private static final long SEEDS = 1_000_000_000L;

    /// What the user wants.
    ///
    /// @param build of the code
    /// @param commit null where there is none
    /// @param system under test in place of the reference node; null for that
    /// @param flaws that are switched on in what is under test
    /// @param contained name of the world of containers; null where no engine answers
    /// @param fresh whether a night that was cut off is not to be taken up
    public record Wish(
            long budgetMillis,
            String build,
            String commit,
            String system,
            SortedSet<String> flaws,
            List<KnownFlaw> canaries,
            String contained,
            boolean fresh) {
        private String subject() {
            return system == null ? Night.subject(flaws) : Night.ofSystem(system);
        }
    }

    /// Takes up the night that was cut off where it is the one that is wanted; else gives it up and begins another.
    public static Opening of(Book book, Wish wish, Instant now) {
        Optional<Night> last = book.last();
        boolean open = last.isPresent() && last.get().state() == Night.State.GOING_ON;
        if (!open) return begun(book, wish, last, now, "");
        String why = whyNot(book, last.get(), wish, now);
        if (why == null)
            return new Opening(
                    last.get(),
                    "night %d goes on, after %s of %s"
                            .formatted(
                                    last.get().number(),
                                    Wording.time(book.usedMillis(last.get())),
                                    Wording.time(last.get().budgetMillis())));
        book.end(last.get(), Night.State.GIVEN_UP, null);
        return begun(
                book,
                wish,
                last,
                now,
                "; night %d is given up: %s".formatted(last.get().number(), why));
    }

    private static String whyNot(Book book, Night night, Wish wish, Instant now) {
        if (wish.fresh()) return "a new one was asked for";
        if (!night.build().equals(wish.build())) return "the code is another one, so its seeds give other runs";
        if (!night.subject().equals(wish.subject())) return "something else is under test";
        if (night.budgetMillis() != wish.budgetMillis()) return "its budget was " + Wording.time(night.budgetMillis());
        String seen = book.lastSeen(night);
        Instant last = Instant.parse(seen == null ? night.began() : seen);
        return last.plus(SILENCE_MAX).isBefore(now) ? "it was last seen at work at " + last : null;
    }

    private static Opening begun(Book book, Wish wish, Optional<Night> last, Instant now, String more) {
        long number = last.map(Night::number).orElse(0L) + 1;
        Night night = new Night(
                number,
                now.toString(),
                wish.build(),
                wish.commit(),
                seed(wish, number),
                wish.subject(),
                wish.budgetMillis(),
                Night.State.GOING_ON,
                null);
        book.begin(night, lots(book, wish));
        return new Opening(night, "night %d begins, seed %d%s".formatted(number, night.seed(), more));
    }

    private static List<Lot> lots(Book book, Wish wish) {
        if (wish.system() != null) return Lots.ofSystem(wish.contained(), wish.system());
        List<Lot> lots = new ArrayList<>(
                Lots.simulated(wish.flaws(), wish.canaries(), book.nights().meanRunsToConvict()));
        if (wish.contained() != null) lots.addAll(Lots.contained(wish.contained(), wish.flaws(), wish.canaries()));
        return lots;
    }

    /// Another one for each night and each commit, so that no night repeats another's runs.
    private static long seed(Wish wish, long number) {
        String commit = wish.commit() == null ? "" : wish.commit();
        return SEEDS * (1 + Chance.of(number, "night of " + commit).below(1_000_000));
    }
}
