package theseus.harness.bench;

import java.util.Arrays;

/// How long operations of one kind took.
final class Latencies {
    private long[] nanos = new long[1024];
    private int count;

    void add(long took) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
        nanos[count++] = took;
    }

    int count() {
        return count;
    }

    /// The smallest time that this share of them did not exceed, in milliseconds; NaN where there are none.
    double millis(double share) {
        if (count == 0) return Double.NaN;
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.ceil(share * count) - 1)] / 1e6;
    }
}
