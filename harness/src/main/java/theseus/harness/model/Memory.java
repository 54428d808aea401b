package theseus.harness.model;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/// How much of its heap the JVM has used.
final class Memory {
    private Memory() {}

    /// The sum of the peaks of the heap's pools since the last time, in millions of bytes.
    static long peakMegabytes() {
        long peak = 0;
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() != MemoryType.HEAP) continue;
            MemoryUsage usage = pool.getPeakUsage();
            peak += usage.getUsed();
            pool.resetPeakUsage();
        }
        return peak / 1_000_000;
    }
}
