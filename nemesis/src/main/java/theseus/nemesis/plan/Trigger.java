package theseus.nemesis.plan;

import java.util.Locale;

/// When a fault strikes.
public sealed interface Trigger {
    /// So long after the start of the run.
    record Time(long nanos) implements Trigger {}

    /// So long after the migration first entered the phase.
    record Entered(String phase, long delayNanos) implements Trigger {}

    /// In words, for the ledger.
    default String words() {
        return switch (this) {
            case Time t -> String.format(Locale.ROOT, "at %.3f s", t.nanos() / 1e9);
            case Entered e -> String.format(Locale.ROOT, "%.0f ms into %s", e.delayNanos() / 1e6, e.phase());
        };
    }
}
