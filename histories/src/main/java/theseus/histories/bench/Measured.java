package theseus.histories.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Supplier;

/// What it cost to do something again and again, once warm.
///
/// @param medianMillis the middle of the times
/// @param leastMillis the shortest
/// @param mostMillis the longest
/// @param cpuMillis the middle of the processor times of the calling thread: what it takes on a machine that is not
/// busy
/// @param megabytes what one run allocated, in all threads: no less than its peak
/// @param note what came out of the last run
record Measured(
        double medianMillis, double leastMillis, double mostMillis, double cpuMillis, double megabytes, String note) {
    private static final long WARM_NANOS = 1_500_000_000L;
    private static final int WARM_RUNS = 400;
    private static final int RUNS = 9;

    /// Runs it until it is warm, and then nine times.
    static Measured of(Supplier<String> work) {
        long began = System.nanoTime();
        for (int i = 0; i < WARM_RUNS && System.nanoTime() - began < WARM_NANOS; i++) work.get();
        System.gc();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] millis = new double[RUNS];
        double[] cpu = new double[RUNS];
        String note = "";
        long allocated = threads.getTotalThreadAllocatedBytes();
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            long cpuStart = threads.getCurrentThreadCpuTime();
            note = work.get();
            millis[i] = (System.nanoTime() - start) / 1e6;
            cpu[i] = (threads.getCurrentThreadCpuTime() - cpuStart) / 1e6;
        }
        double megabytes = (threads.getTotalThreadAllocatedBytes() - allocated) / (double) RUNS / (1 << 20);
        Arrays.sort(millis);
        Arrays.sort(cpu);
        return new Measured(millis[RUNS / 2], millis[0], millis[RUNS - 1], cpu[RUNS / 2], megabytes, note);
    }
}
