package theseus.harness.nightly;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import theseus.harness.nightly.book.Book;
import theseus.harness.nightly.book.Nights;

/// How far a night has come, for the live line.
///
/// @param usedMillis of the budget
/// @param runs that ended, in all sittings
/// @param contained those of them in containers
/// @param violations runs in which something was found where nothing may be, and those that were wrecked
/// @param undecided runs that proved nothing
/// @param canaries how many there are
/// @param caught which of them were caught
public record Glance(
        long usedMillis,
        long runs,
        long contained,
        long violations,
        long undecided,
        int canaries,
        SortedSet<String> caught) {
    public Glance {
        caught = Collections.unmodifiableSortedSet(new TreeSet<>(caught));
    }

    /// What earlier sittings have left.
    static Glance of(Book book, Night night) {
        long[] counts = new long[4];
        for (Nights.Tally tally : book.nights().tallies(night.number())) {
            long runs = tally.sum().runs();
            counts[0] += runs;
            if (!tally.world().equals(Lot.SIM)) counts[1] += runs;
            Outcome outcome = Outcome.labelled(tally.outcome());
            if (outcome == Outcome.UNDECIDED) counts[3] += runs;
            else if (outcome.unwanted()) counts[2] += runs;
        }
        var canaries = book.nights().canaries(night.number());
        Set<String> caught = new TreeSet<>();
        for (Nights.Canary canary : canaries)
            if (canary.convictions() > 0) caught.add(canary.world() + " " + canary.flaw());
        return new Glance(
                book.usedMillis(night),
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                canaries.size(),
                new TreeSet<>(caught));
    }

    Glance after(Job job, Entry entry, long used) {
        SortedSet<String> now = caught;
        if (entry.outcome() == Outcome.CONVICTED) {
            now = new TreeSet<>(caught);
            now.add(entry.world() + " " + job.lot().canary().label());
        }
        boolean undecidedNow = entry.outcome() == Outcome.UNDECIDED;
        boolean violatedNow = entry.outcome().unwanted() && !undecidedNow;
        return new Glance(
                used,
                runs + 1,
                contained + (!entry.world().equals(Lot.SIM) ? 1 : 0),
                violations + (violatedNow ? 1 : 0),
                undecided + (undecidedNow ? 1 : 0),
                canaries,
                now);
    }

    /// In one line.
    public String words(long budgetMillis) {
        double used = Math.max(usedMillis, 1);
        return "%s of %s  %d runs, %.1f/s, %d in containers  %d violations, %d undecided  canaries %d of %d"
                .formatted(
                        Wording.time(usedMillis),
                        Wording.time(budgetMillis),
                        runs,
                        runs * 1000 / used,
                        contained,
                        violations,
                        undecided,
                        caught.size(),
                        canaries);
    }
}
