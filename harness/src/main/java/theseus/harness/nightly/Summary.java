package theseus.harness.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import theseus.harness.gate.Colour;
import theseus.harness.nightly.book.Nights;

/// What a night came to, read from the book.
///
/// @param usedMillis of its budget
/// @param sittings how many it took
/// @param tallies its runs by lot and outcome
/// @param canaries the flaws that were to be caught
/// @param known its findings, and those of the nights before
/// @param colour what it shows
/// @param reasons why it is not green; empty where it is
public record Summary(
        Night night,
        long usedMillis,
        long sittings,
        List<Nights.Tally> tallies,
        List<Nights.Canary> canaries,
        List<Known> known,
        Colour colour,
        List<String> reasons) {

    /// Of a night, as far as it has come.
    ///
    /// @param patience in so many runs a canary must have been convicted
    public static Summary of(Nights nights, Night night, int patience) {
        List<Nights.Tally> tallies = nights.tallies(night.number());
        List<Nights.Canary> canaries = nights.canaries(night.number());
        List<String> red = red(tallies, canaries, patience);
        List<String> yellow = yellow(night, tallies, canaries, patience);
        List<String> reasons = new ArrayList<>(red);
        reasons.addAll(yellow);
        Colour colour = !red.isEmpty() ? Colour.RED : !yellow.isEmpty() ? Colour.YELLOW : Colour.GREEN;
        return new Summary(
                night,
                nights.usedMillis(night.number()),
                nights.sittings(night.number()),
                tallies,
                canaries,
                Known.in(nights, night.number()),
                colour,
                reasons);
    }

    private static List<String> red(List<Nights.Tally> tallies, List<Nights.Canary> canaries, int patience) {
        List<String> reasons = new ArrayList<>();
        count(reasons, runs(tallies, Outcome.VIOLATION), "with a violation");
        count(reasons, runs(tallies, Outcome.WRECKED), "that ended with an exception");
        for (Nights.Canary canary : canaries)
            if (canary.convictions() == 0 && canary.runs() >= patience)
                reasons.add("the canary %s (%s) got away in %d runs"
                        .formatted(canary.flaw(), canary.world(), canary.runs()));
        return reasons;
    }

    private static List<String> yellow(
            Night night, List<Nights.Tally> tallies, List<Nights.Canary> canaries, int patience) {
        List<String> reasons = new ArrayList<>();
        count(reasons, runs(tallies, Outcome.UNDECIDED), "that proved nothing");
        if (runs(tallies, Outcome.VALID) == 0) reasons.add("no run was valid");
        if (canaries.isEmpty() && night.system().isEmpty())
            reasons.add("without canaries nothing shows that an alarm would ring");
        List<String> free = canaries.stream()
                .filter(canary -> canary.convictions() == 0 && canary.runs() < patience)
                .map(canary -> "%s (%s, %d runs)".formatted(canary.flaw(), canary.world(), canary.runs()))
                .toList();
        if (!free.isEmpty()) reasons.add(free.size() + " canaries were not caught yet: " + String.join(", ", free));
        return reasons;
    }

    private static void count(List<String> reasons, long runs, String what) {
        if (runs > 0) reasons.add(runs + (runs == 1 ? " run " : " runs ") + what);
    }

    private static long runs(List<Nights.Tally> tallies, Outcome outcome) {
        return sum(tallies, tally -> tally.canary() == null && tally.outcome().equals(outcome.label()))
                .runs();
    }

    private static Nights.Sum sum(List<Nights.Tally> tallies, Predicate<Nights.Tally> which) {
        return tallies.stream().filter(which).map(Nights.Tally::sum).reduce(Nights.Sum.NONE, Nights.Sum::and);
    }

    /// The sum of those runs.
    public Nights.Sum sum(Predicate<Nights.Tally> which) {
        return sum(tallies, which);
    }

    /// How many canaries were caught.
    public long caught() {
        return canaries.stream().filter(canary -> canary.convictions() > 0).count();
    }

    /// What it shows, in a line.
    public String headline() {
        long fresh = known.stream()
                .filter(each -> each.standing() == Standing.NEW
                        && !each.finding().kind().equals("undecided"))
                .count();
        String found = fresh == 0 ? "nothing new was found" : fresh + (fresh == 1 ? " new finding" : " new findings");
        String state = night.state() == Night.State.GOING_ON ? ", and goes on" : "";
        String alarms = canaries.isEmpty()
                ? "there were no canaries"
                : "%d of %d canaries were caught".formatted(caught(), canaries.size());
        return "night %d is %s%s: %s, %s".formatted(night.number(), colour.name(), state, found, alarms);
    }
}
