package theseus.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import theseus.harness.run.check.Examination;
import theseus.harness.run.check.Result;
import theseus.harness.world.World;
import theseus.harness.world.Worlds;
import theseus.histories.check.Budget;

/// Many runs of the same options from consecutive seeds, several at a time, each in a world of its own.
public final class Fleet {
    /// Takes every run that is over, one at a time.
    @FunctionalInterface
    public interface Harbour {
        /// Answers whether further runs are wanted.
        boolean arrived(Sailed sailed);
    }

    private final RunOptions options;
    private final UnaryOperator<RunOptions> last;
    private final Worlds worlds;
    private final BooleanSupplier interrupted;
    private final AtomicLong next = new AtomicLong();
    private volatile boolean enough;

    public Fleet(RunOptions options, Worlds worlds, BooleanSupplier interrupted) {
        this(options, UnaryOperator.identity(), worlds, interrupted);
    }

    /// @param last word on the options of each run, just before it
    public Fleet(RunOptions options, UnaryOperator<RunOptions> last, Worlds worlds, BooleanSupplier interrupted) {
        this.options = options;
        this.last = last;
        this.worlds = worlds;
        this.interrupted = interrupted;
    }

    /// Sails so many runs, `parallel` at a time.
    public void sail(long runs, int parallel, Harbour harbour) {
        try (ExecutorService crews = Executors.newFixedThreadPool(parallel)) {
            List<Future<?>> watches = new ArrayList<>();
            for (int crew = 0; crew < parallel; crew++) watches.add(crews.submit(() -> crew(runs, harbour)));
            for (Future<?> watch : watches) watch.get();
        } catch (ExecutionException e) {
            enough = true;
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            enough = true;
            Thread.currentThread().interrupt();
        }
    }

    private void crew(long runs, Harbour harbour) {
        for (long number = next.incrementAndGet(); number <= runs; number = next.incrementAndGet()) {
            if (enough || interrupted.getAsBoolean()) return;
            Sailed sailed;
            try {
                sailed = one(number);
            } catch (Run.Interrupted stopped) {
                return;
            }
            synchronized (this) {
                if (!enough && !harbour.arrived(sailed)) enough = true;
            }
        }
    }

    /// Sails the one of that number.
    ///
    /// @throws Wrecked when the harness or a node fails with an exception
    Sailed one(long number) {
        RunOptions own = last.apply(options.withSeed(options.seed() + number - 1));
        return one(number, own, worlds, () -> enough || interrupted.getAsBoolean());
    }

    /// Sails a single run.
    ///
    /// @param number in whatever it is part of, from 1
    /// @throws Run.Interrupted when the user stopped it
    /// @throws Wrecked when the harness or a node failed with an exception
    public static Sailed one(long number, RunOptions own, Worlds worlds, BooleanSupplier interrupted) {
        Chart chart = Chart.draw(own);
        try (World world = worlds.build(chart.scene())) {
            Logbook log = new Run(chart, world, null, Lookout.NOBODY, interrupted).sail();
            return new Sailed(number, own, log, Examination.of(log, Budget.usual()), null);
        } catch (Run.Unready unready) {
            Result nothing = new Result(List.of(), List.of(unready.getMessage()), true);
            return new Sailed(number, own, null, nothing, unready.getMessage());
        } catch (Run.Interrupted stopped) {
            throw stopped;
        } catch (RuntimeException | StackOverflowError e) {
            throw new Wrecked(own, e);
        }
    }

    /// The harness or a node failed with an exception in one run: not a verdict, but a bug with a seed.
    public static final class Wrecked extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrecked(RunOptions options, Throwable cause) {
            super("a run ended with an exception; repeat it with: " + options.command(), cause);
        }
    }
}
