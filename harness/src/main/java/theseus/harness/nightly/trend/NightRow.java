package theseus.harness.nightly.trend;

import java.util.Locale;
import java.util.SortedMap;
import theseus.harness.nightly.Lot;
import theseus.harness.nightly.Night;
import theseus.harness.nightly.Outcome;
import theseus.harness.nightly.Summary;
import theseus.harness.nightly.book.Nights;

/// One night in the table of many.
///
/// @param night its number
/// @param colour `green`, `yellow` or `red`; of one that goes on, as far as it has come
/// @param state `going on`, `over` or `given up`
/// @param hours that it took
/// @param runs of all kinds and worlds
/// @param contained those of them in containers
/// @param runsPerSecond of all crews together
/// @param operationsPerCoreSecond in the simulation: how fast the code is, whatever the number of crews
/// @param migrations that were done
/// @param violations runs of what is under test in which something was found
/// @param wrecked runs that ended with an exception
/// @param cells of phase, kind of fault and role that were hit, in any world
/// @param points guards and branches that were reached in the simulation
/// @param caught canaries that were caught
/// @param canaries how many there were
public record NightRow(
        long night,
        String began,
        String colour,
        String state,
        String subject,
        String commit,
        double hours,
        long sittings,
        long runs,
        long contained,
        double runsPerSecond,
        double operationsPerCoreSecond,
        long migrations,
        long violations,
        long undecided,
        long wrecked,
        long cells,
        long points,
        long caught,
        long canaries) {

    static NightRow of(Summary summary, Nights nights) {
        Night night = summary.night();
        Nights.Sum all = summary.sum(_ -> true);
        Nights.Sum sim = summary.sum(tally -> tally.world().equals(Lot.SIM));
        SortedMap<String, Long> points = nights.reached(night.number(), Lot.SIM);
        return new NightRow(
                night.number(),
                night.began(),
                night.colour() != null
                        ? night.colour()
                        : summary.colour().name().toLowerCase(Locale.ROOT),
                night.state().words(),
                night.subject(),
                night.commit(),
                summary.usedMillis() / 3_600_000.0,
                summary.sittings(),
                all.runs(),
                all.runs() - sim.runs(),
                rate(all.runs(), summary.usedMillis()),
                rate(sim.operations(), sim.millis()),
                all.migrations(),
                of(summary, Outcome.VIOLATION),
                of(summary, Outcome.UNDECIDED),
                of(summary, Outcome.WRECKED),
                nights.cells(night.number()),
                points.size(),
                summary.caught(),
                summary.canaries().size());
    }

    private static long of(Summary summary, Outcome outcome) {
        return summary.sum(tally -> tally.canary() == null && tally.outcome().equals(outcome.label()))
                .runs();
    }

    private static double rate(long count, long millis) {
        return millis == 0 ? 0 : count * 1000.0 / millis;
    }
}
