package theseus.histories.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/// What it cost to do something again and again, once warm.
///
/// @param millis the times, of all seeds
/// @param cpuMillis the processor times of the calling thread: what it takes on a machine that is not busy
/// @param megabytes the most memory that one run held beside the histories themselves, garbage included
record Measured(Samples millis, Samples cpuMillis, double megabytes) {
    private static final long WARM_NANOS = 1_500_000_000L;
    private static final long WARM_NANOS_MOST = 12_000_000_000L;
    /// Warm is what the compiler has left alone for so long, but for a share of the time.
    private static final long CALM_NANOS = 1_000_000_000L;
    private static final double CALM_SHARE = 0.05;
    private static final int RUNS_LEAST = 7;
    private static final long MEASURED_NANOS = 1_000_000_000L;
    /// So little may lie in a thread's own part of the heap, where its pools do not count it.
    private static final long UNSEEN = 8 << 20;
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Runs the same for several seeds in turn until it is warm (12 s at most), and then each seven times at least, for
    /// a
    /// second at least.
    static Measured of(List<? extends Runnable> seeds) {
        return of(seeds, () -> {});
    }

    /// The same, telling when it is warm.
    static Measured of(List<? extends Runnable> seeds, Runnable warm) {
        warmUp(seeds);
        double megabytes = peak(seeds.getFirst());
        warm.run();
        var millis = new Samples();
        var cpu = new Samples();
        long began = System.nanoTime();
        for (int i = 0; i < RUNS_LEAST || System.nanoTime() - began < MEASURED_NANOS; i++) {
            for (Runnable work : seeds) {
                long start = System.nanoTime();
                long cpuStart = THREADS.getCurrentThreadCpuTime();
                work.run();
                millis.add((System.nanoTime() - start) / 1e6);
                cpu.add((THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e6);
            }
        }
        return new Measured(millis, cpu, megabytes);
    }

    /// Runs them in turn until the compiler has hardly anything left to do.
    private static void warmUp(List<? extends Runnable> seeds) {
        long began = System.nanoTime();
        long since = began;
        long compiled = COMPILER.getTotalCompilationTime();
        for (int i = 0; System.nanoTime() - began < WARM_NANOS_MOST; i++) {
            seeds.get(i % seeds.size()).run();
            long now = System.nanoTime();
            if (now - since < CALM_NANOS) continue;
            long busy = (COMPILER.getTotalCompilationTime() - compiled) * 1_000_000;
            if (now - began > WARM_NANOS && busy < CALM_SHARE * (now - since)) return;
            since = now;
            compiled += busy / 1_000_000;
        }
    }

    /// What the heap's pools held at their peak beyond what they held before; what was allocated, if that is less.
    private static double peak(Runnable work) {
        System.gc();
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        long before =
                pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        long allocated = THREADS.getTotalThreadAllocatedBytes();
        work.run();
        allocated = THREADS.getTotalThreadAllocatedBytes() - allocated;
        long peak =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before;
        return (allocated < UNSEEN ? allocated : Math.min(allocated, peak)) / (double) (1 << 20);
    }
}
