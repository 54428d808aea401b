package theseus.histories.check;

import java.time.Duration;
import theseus.histories.check.search.Meter;

/// What judging may cost: past it a key is Undecided.
///
/// @param time for the whole history; kept within 100 ms
/// @param memoryBytes for the searches together, beside the history itself
public record Budget(Duration time, long memoryBytes) {
    public Budget {
        if (time.isNegative() || memoryBytes < 0) throw new IllegalArgumentException("a budget is not negative");
    }

    /// A minute, and a third of the heap.
    public static Budget usual() {
        return new Budget(Duration.ofMinutes(1), Runtime.getRuntime().maxMemory() / 3);
    }

    /// As much memory as usual, and this time.
    public static Budget of(Duration time) {
        return new Budget(time, usual().memoryBytes());
    }

    /// A meter that starts to run now.
    Meter meter() {
        return Meter.of(time.toNanos(), memoryBytes);
    }
}
