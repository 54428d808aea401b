package theseus.fanout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import theseus.harness.nightly.Build;
import theseus.harness.nightly.Entry;
import theseus.harness.nightly.Job;
import theseus.harness.nightly.Muster;

/// Has the runs done by a Spark cluster, some at a time. An executor that is killed brings nothing back, and Spark has
/// its
/// runs done by another; what Spark gives up is given out again. The book takes each number once, whoever brings it.
///
/// @param master Spark's address
public record SparkMuster(String master) implements Muster {
    /// One task takes a second or two: short enough to lose, long enough to be worth sending.
    private static final int RUNS_A_TASK = 10;

    /// After the end of the night what is under way is waited for so long.
    private static final int GRACE_SECONDS = 60;

    private static final int TASKS_MIN = 4;

    @Override
    public void work(Orders orders) {
        String build = build();
        try (JavaSparkContext spark = Cluster.at(master, "theseus nightly");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int tasks = Math.max(TASKS_MIN, 2 * spark.defaultParallelism());
            List<Future<?>> waits = new ArrayList<>();
            for (int i = 0; i < tasks; i++) waits.add(threads.submit(() -> go(spark, build, orders)));
            for (Future<?> wait : waits) wait.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String build() {
        try {
            return Build.id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void go(JavaSparkContext spark, String build, Orders orders) {
        while (orders.goesOn()) {
            if (orders.chore()) continue;
            Map<Long, Job> jobs = new TreeMap<>();
            for (int i = 0; i < RUNS_A_TASK; i++) {
                Job job = orders.next(false);
                jobs.put(job.number(), job);
            }
            List<Errand> errands =
                    jobs.values().stream().map(job -> Errand.of(job, build)).toList();
            JavaFutureAction<List<String>> asked = spark.parallelize(new ArrayList<>(errands), 1)
                    .map(errand -> errand.run(Build.id()))
                    .collectAsync();
            for (String told : answer(asked, orders)) {
                Entry entry = Errand.read(told);
                orders.over(jobs.remove(entry.number()), entry, null);
            }
            jobs.values().forEach(orders::lost);
        }
    }

    /// What Spark brought back; nothing where nobody waits for it any longer.
    private static List<String> answer(JavaFutureAction<List<String>> asked, Orders orders) {
        int waited = 0;
        while (true) {
            try {
                return asked.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException notYet) {
                if (!orders.goesOn()) waited++;
                if (orders.stopped() || waited > GRACE_SECONDS) {
                    asked.cancel(true);
                    return List.of();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("Spark: " + e.getCause().getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        }
    }
}
