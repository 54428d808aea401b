package theseus.harness.transplant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import theseus.harness.replay.Charge;
import theseus.harness.replay.Replay;
import theseus.harness.run.Run;

/// Looks among the neighbours of a run for one that shows the same evidence, several at a time. Which one it is does
/// not depend on how many are tried at a time: the first by number.
public final class Search {
    /// Told of each neighbour, in order.
    @FunctionalInterface
    public interface Watcher {
        /// @param tried how many neighbours so far
        /// @param seen how many of them showed which class of evidence
        void saw(int tried, SortedMap<String, Integer> seen);
    }

    private final Origin origin;
    private final Seedling seedling;
    private final Neighbourhood neighbourhood;
    private final BooleanSupplier stopped;
    private volatile boolean over;
    private final SortedMap<String, Integer> seen = new TreeMap<>();
    private int tried;

    /// @param seed of the neighbourhood
    /// @param stopped whether the time is up
    public Search(Origin origin, long seed, BooleanSupplier stopped) {
        this.origin = origin;
        this.seedling = Seedling.of(origin);
        this.neighbourhood = Neighbourhood.of(origin, seed);
        this.stopped = () -> over || stopped.getAsBoolean();
    }

    /// The run found, convicted of what the original is convicted of; empty where there is none before the time is up.
    ///
    /// @param most neighbours that are tried
    /// @param crews how many at a time
    public Optional<Replay> search(int most, int crews, Watcher watcher) {
        Warp usual = rehearsed(neighbourhood.at(0), Warp.none());
        Deque<Future<Attempt>> open = new ArrayDeque<>();
        ExecutorService room = Executors.newFixedThreadPool(crews);
        try {
            for (int next = 0; next < most || !open.isEmpty(); ) {
                while (next < most && open.size() < 2 * crews) {
                    int number = next++;
                    open.add(room.submit(() -> attempt(number, usual)));
                }
                Attempt attempt = open.remove().get();
                tried++;
                for (String each : attempt.seen()) seen.merge(each, 1, Integer::sum);
                watcher.saw(tried, seen);
                if (attempt.found() != null) return Optional.of(attempt.found());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof Run.Interrupted)) throw new IllegalStateException(e.getCause());
        } finally {
            over = true;
            room.shutdownNow();
        }
        return Optional.empty();
    }

    /// How many neighbours were tried.
    public int tried() {
        return tried;
    }

    /// How many of them showed which class of evidence, in words.
    public SortedMap<String, Integer> seen() {
        return new TreeMap<>(seen);
    }

    private Warp rehearsed(Neighbour neighbour, Warp warp) {
        try {
            return fitted(Replay.drawn(neighbour.of(seedling, warp), stopped));
        } catch (Run.Unready | Run.Interrupted nothing) {
            return warp;
        }
    }

    /// Sails the neighbour with its operations where another run had its phases, and once more where it had its own.
    private Attempt attempt(int number, Warp usual) {
        SortedSet<String> classes = new TreeSet<>();
        Neighbour neighbour = neighbourhood.at(number);
        try {
            Replay first = Replay.drawn(neighbour.of(seedling, usual), stopped);
            if (shows(first, classes)) return new Attempt(number, first, classes);
            Replay second = Replay.drawn(neighbour.of(seedling, fitted(first)), stopped);
            return new Attempt(number, shows(second, classes) ? second : null, classes);
        } catch (Run.Unready nothing) {
            return new Attempt(number, null, classes);
        }
    }

    private Warp fitted(Replay replay) {
        return Warp.between(
                seedling.calendar(),
                Calendar.of(replay.log().history(), replay.recording().transcript()));
    }

    private boolean shows(Replay replay, SortedSet<String> classes) {
        replay.result()
                .findings()
                .forEach(finding -> classes.add(Charge.of(finding).words()));
        return charge().provenBy(replay.result());
    }

    private Charge charge() {
        return origin.timetable().charge();
    }
}
