package theseus.harness.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import theseus.harness.nightly.book.Shelves;
import theseus.harness.replay.Recording;
import theseus.harness.replay.RecordingFile;
import theseus.harness.report.Filing;
import theseus.harness.shrink.Shrinker;

/// Makes kept runs small, one at a time. What has been left out already is on disk, so that a night that is killed goes
/// on
/// from there.
final class Shrinking {
    private static final long LIMIT_MILLIS = 120_000;
    private static final String NAME = "shrunk";

    private final Path directory;
    private final LongSupplier clock;
    private final BooleanSupplier stopped;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Set<String> tried = new TreeSet<>();
    private volatile long usedMillis;

    /// @param directory of the nights
    /// @param clock in nanoseconds
    Shrinking(Path directory, LongSupplier clock, BooleanSupplier stopped) {
        this.clock = clock;
        this.directory = directory;
        this.stopped = stopped;
    }

    /// What is left of a run.
    ///
    /// @param words its size before and after
    /// @param directory from that of the nights; null where it could not be shrunk
    record Small(String words, String directory) {}

    /// Takes the only place; whoever gets it must give it back by [#done].
    ///
    /// @param shareMillis how much time may have been spent
    boolean due(long shareMillis) {
        return usedMillis < shareMillis && busy.compareAndSet(false, true);
    }

    void done() {
        busy.set(false);
    }

    /// Whether this sitting has not tried it.
    boolean untried(Shelves.Unshrunk run) {
        return !tried.contains(run.fingerprint());
    }

    /// What is left of the run when it is as small as it gets or the time is up; nothing where it cannot be shrunk, or
    /// the
    /// user stopped it.
    Optional<Small> shrink(Shelves.Unshrunk run, long leftMillis) throws IOException {
        tried.add(run.fingerprint());
        long began = clock.getAsLong();
        long limit = Math.min(LIMIT_MILLIS, leftMillis) * 1_000_000;
        Path small = Files.createDirectories(directory.resolve(run.example()).resolve(NAME));
        Path file = small.resolve(RecordingFile.NAME);
        try {
            Recording whole =
                    RecordingFile.read(directory.resolve(run.example()).resolve(RecordingFile.NAME));
            Recording smallest = new Shrinker(
                            1,
                            () -> stopped.getAsBoolean() || clock.getAsLong() - began > limit,
                            (_, _, so) -> RecordingFile.write(file, so))
                    .shrink(Files.exists(file) ? RecordingFile.read(file) : whole);
            if (stopped.getAsBoolean()) return Optional.empty();
            Filing.replayed(small, smallest);
            return Optional.of(new Small(words(whole, smallest), run.example() + "/" + NAME));
        } catch (IllegalArgumentException | RecordingFile.NoRecording cannot) {
            return Optional.of(new Small("not shrunk: " + cannot.getMessage(), null));
        } catch (IllegalStateException wreck) {
            // A smaller run ended with an exception: a bug of ours, which must not end the night, nor be hidden.
            return Optional.of(new Small("not shrunk, a smaller run ended with " + wreck.getMessage(), null));
        } finally {
            usedMillis += (clock.getAsLong() - began) / 1_000_000;
        }
    }

    private static String words(Recording whole, Recording smallest) {
        return "%d operations and %d faults of %d and %d"
                .formatted(
                        smallest.transcript().sent().size(),
                        smallest.chart().campaign().strikes().size(),
                        whole.transcript().sent().size(),
                        whole.chart().campaign().strikes().size());
    }
}
