package theseus.harness.bench;

import java.util.List;
import java.util.Locale;

/// A stretch of the run, and the operations that ended in it.
final class Stretch {
    final String name;
    final Latencies puts = new Latencies();
    final Latencies gets = new Latencies();
    long failed;
    long nanos;

    Stretch(String name) {
        this.name = name;
    }

    /// The cells of its row.
    ///
    /// @param oneRound the share of gets that needed no second round; NaN where that was not counted
    List<String> cells(double oneRound) {
        return List.of(
                name,
                figure(nanos / 1e9),
                rate(puts),
                figure(puts.millis(0.5)),
                figure(puts.millis(0.99)),
                rate(gets),
                figure(gets.millis(0.5)),
                figure(gets.millis(0.99)),
                Double.isNaN(oneRound) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * oneRound),
                Long.toString(failed));
    }

    private String rate(Latencies latencies) {
        return nanos == 0 ? "-" : String.format(Locale.ROOT, "%.0f", latencies.count() * 1e9 / nanos);
    }

    private static String figure(double number) {
        return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%.2f", number);
    }
}
