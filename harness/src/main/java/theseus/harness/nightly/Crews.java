package theseus.harness.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import theseus.harness.run.Run;
import theseus.harness.world.Worlds;

/// Threads of this process. The first one also does the runs in containers, one after the other.
///
/// @param sim builds simulated worlds
/// @param contained builds worlds of containers; null where no engine answers
/// @param clock in nanoseconds
public record Crews(int number, Worlds sim, Worlds contained, LongSupplier clock) implements Muster {

    @Override
    public void work(Orders orders) {
        try (ExecutorService threads = Executors.newFixedThreadPool(number)) {
            List<Future<?>> watches = new ArrayList<>();
            for (int crew = 0; crew < number; crew++) {
                boolean containers = crew == 0 && contained != null;
                watches.add(threads.submit(() -> crew(containers, orders)));
            }
            for (Future<?> watch : watches) watch.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void crew(boolean containers, Orders orders) {
        while (orders.goesOn()) {
            if (!containers && orders.chore()) continue;
            Job job = orders.next(containers);
            try {
                Entry.Done done = Entry.of(job, job.world().equals(Lot.SIM) ? sim : contained, clock, orders::stopped);
                orders.over(job, done.entry(), done.sailed());
            } catch (Run.Interrupted stopped) {
                orders.lost(job);
            }
        }
    }
}
