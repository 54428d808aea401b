package theseus.harness.shrink;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import theseus.harness.replay.Charge;
import theseus.harness.replay.Recording;
import theseus.harness.replay.Replay;
import theseus.harness.run.Run;

/// Makes a failing run smaller in all dimensions: one pass after the other, and all of them again until none finds
/// anything more to leave out. What is kept fails with the same class of evidence.
public final class Shrinker {
    /// Told of each step.
    @FunctionalInterface
    public interface Watcher {
        /// @param pass what was made smaller
        /// @param trials how many runs have been tried so far
        /// @param smallest the smallest run that still fails
        void saw(String pass, long trials, Recording smallest) throws IOException;
    }

    private final int jurors;
    private final BooleanSupplier stopped;
    private final Watcher watcher;

    /// @param jurors how many runs are tried at a time
    /// @param stopped whether what has been found so far must do
    public Shrinker(int jurors, BooleanSupplier stopped, Watcher watcher) {
        this.jurors = jurors;
        this.stopped = stopped;
        this.watcher = watcher;
    }

    /// The smallest run that was found to fail as this one does.
    ///
    /// @throws IllegalArgumentException when the run has no charge, or is not convicted of it when sailed again
    /// @throws IOException when the watcher does
    public Recording shrink(Recording run) throws IOException {
        if (run.charge() == null) throw new IllegalArgumentException("the run was not convicted of anything");
        if (!fails(run.charge(), () -> false).test(run))
            throw new IllegalArgumentException(
                    "sailed again, the run is not convicted of: " + run.charge().words());
        try (Jury jury = new Jury(fails(run.charge(), stopped), jurors, stopped)) {
            Recording smallest = used(run);
            for (Recording before = null; !smallest.equals(before) && !jury.dismissed(); ) {
                before = smallest;
                for (Pass pass : Passes.all()) {
                    smallest = used(pass.smaller(smallest, jury));
                    watcher.saw(pass.name(), jury.trials(), smallest);
                }
            }
            return smallest;
        }
    }

    /// The run without what it did not come to use.
    private Recording used(Recording run) {
        return Replay.of(run, () -> false).recording().with(run.charge());
    }

    private static Predicate<Recording> fails(Charge charge, BooleanSupplier interrupted) {
        return candidate -> {
            try {
                return charge.provenBy(Replay.of(candidate, interrupted).result());
            } catch (Run.Unready | Run.Interrupted nothing) {
                return false;
            }
        };
    }
}
