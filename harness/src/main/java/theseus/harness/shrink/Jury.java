package theseus.harness.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import theseus.harness.replay.Recording;

/// Tries smaller runs, several at a time, and says which of them still fails. Which one it is does not depend on how
/// many
/// are tried at a time.
final class Jury implements AutoCloseable {
    private final Predicate<Recording> fails;
    private final int jurors;
    private final BooleanSupplier dismissed;
    private final ExecutorService room;
    private final AtomicLong trials = new AtomicLong();

    /// @param fails whether a run still fails with the same evidence
    /// @param jurors how many runs are tried at a time
    /// @param dismissed whether no further run is to be tried
    Jury(Predicate<Recording> fails, int jurors, BooleanSupplier dismissed) {
        this.fails = fails;
        this.jurors = jurors;
        this.dismissed = dismissed;
        this.room = Executors.newFixedThreadPool(jurors);
    }

    /// The first of the candidates that still fails; none where none does or the time is up.
    Optional<Recording> first(List<Recording> candidates) {
        for (int from = 0; from < candidates.size(); from += jurors) {
            List<Recording> bench = candidates.subList(from, Math.min(candidates.size(), from + jurors));
            List<Boolean> verdicts = verdicts(bench);
            for (int i = 0; i < verdicts.size(); i++) if (verdicts.get(i)) return Optional.of(bench.get(i));
            if (dismissed()) return Optional.empty();
        }
        return Optional.empty();
    }

    boolean dismissed() {
        return dismissed.getAsBoolean();
    }

    long trials() {
        return trials.get();
    }

    private List<Boolean> verdicts(List<Recording> bench) {
        List<Future<Boolean>> open = new ArrayList<>();
        for (Recording candidate : bench) open.add(room.submit(() -> fails(candidate)));
        List<Boolean> verdicts = new ArrayList<>();
        try {
            for (Future<Boolean> each : open) verdicts.add(each.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return verdicts;
    }

    private boolean fails(Recording candidate) {
        if (dismissed()) return false;
        trials.incrementAndGet();
        return fails.test(candidate);
    }

    @Override
    public void close() {
        room.shutdownNow();
    }
}
