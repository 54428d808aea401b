package theseus.harness.nightly;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import theseus.harness.report.Matrix;
import theseus.harness.run.Fleet;
import theseus.harness.run.Logbook;
import theseus.harness.run.Run;
import theseus.harness.run.Sailed;
import theseus.harness.world.Worlds;

/// What the book has of one run that is over. It is small, whatever the run was, and travels between machines as JSON.
///
/// @param world by name
/// @param number in its world and night
/// @param lot what kind of run it was
/// @param command repeats it
/// @param outcome how it ended
/// @param operations of clients that ended
/// @param migrations that were done
/// @param aborts of migrations on the way
/// @param millis it took, of one core
/// @param fingerprint of what nobody wanted to see; null where there is nothing of it
/// @param hits proven faults by phase, kind and role
/// @param reached guards and branches
public record Entry(
        String world,
        long number,
        String lot,
        long seed,
        String command,
        Outcome outcome,
        long operations,
        long migrations,
        long aborts,
        long millis,
        Fingerprint fingerprint,
        SortedMap<String, SortedMap<String, SortedMap<String, Long>>> hits,
        SortedMap<String, Long> reached) {

    /// A run that is over, with what the book does not take.
    ///
    /// @param sailed null where it ended with an exception
    public record Done(Entry entry, Sailed sailed) {}

    /// Does the job.
    ///
    /// @param clock in nanoseconds
    /// @throws Run.Interrupted when the user stopped it
    public static Done of(Job job, Worlds worlds, LongSupplier clock, BooleanSupplier stopped) {
        long began = clock.getAsLong();
        try {
            Sailed sailed = Fleet.one(job.number(), job.options(), worlds, stopped);
            return new Done(of(job, sailed, (clock.getAsLong() - began) / 1_000_000), sailed);
        } catch (Fleet.Wrecked wreck) {
            Fingerprint what = Fingerprint.ofWreck(wreck);
            long millis = (clock.getAsLong() - began) / 1_000_000;
            return new Done(entry(job, Outcome.WRECKED, null, what, millis), null);
        }
    }

    private static Entry of(Job job, Sailed sailed, long millis) {
        Outcome outcome = Outcome.of(sailed.result(), job.lot().canary());
        Fingerprint what = switch (outcome) {
            case VIOLATION -> Fingerprint.ofViolation(sailed).of(job.lot());
            case UNDECIDED -> Fingerprint.ofDoubt(sailed.result().doubts());
            case VALID, CONVICTED, MISFIRE, WRECKED -> null;
        };
        return entry(job, outcome, sailed.log(), what, millis);
    }

    private static Entry entry(Job job, Outcome outcome, Logbook log, Fingerprint what, long millis) {
        Matrix matrix = new Matrix();
        if (log != null) matrix.add(log.ledger());
        return new Entry(
                job.world(),
                job.number(),
                job.lot().label(),
                job.options().seed(),
                job.options().command(),
                outcome,
                log == null ? 0 : log.tally().all(),
                log == null ? 0 : log.legs().stream().filter(leg -> leg.done()).count(),
                log == null
                        ? 0
                        : log.legs().stream().mapToLong(leg -> leg.aborted()).sum(),
                millis,
                what,
                matrix.counts(),
                log == null ? new TreeMap<>() : without0(log.guards()));
    }

    private static SortedMap<String, Long> without0(Map<String, Long> counts) {
        SortedMap<String, Long> some = new TreeMap<>(counts);
        some.values().removeIf(times -> times == 0);
        return some;
    }
}
