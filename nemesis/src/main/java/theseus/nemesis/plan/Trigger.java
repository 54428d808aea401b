package theseus.nemesis.plan;

import java.util.Locale;

/// When a fault strikes.
public sealed interface Trigger {
    /// So long after the start of the run.
    record Time(long nanos) implements Trigger {}

    /// So long after the migration first entered the phase.
    record Entered(String phase, long delayNanos) implements Trigger {}

    /// So long after the migration left the phase.
    record Left(String phase, long delayNanos) implements Trigger {}

    /// As soon as so much of the ranges to be copied is.
    record Copied(int percent) implements Trigger {}

    /// As soon as so many operations have ended since faults may strike.
    record Operation(long number) implements Trigger {}

    /// So long after a node was held up at the failpoint of that other strike.
    record Reached(int strike, long delayNanos) implements Trigger {}

    /// So long after that other strike was healed.
    record Healed(int strike, long delayNanos) implements Trigger {}

    /// In words, for the ledger.
    default String words() {
        return switch (this) {
            case Time t -> String.format(Locale.ROOT, "at %.3f s", t.nanos() / 1e9);
            case Entered e -> String.format(Locale.ROOT, "%.0f ms into %s", e.delayNanos() / 1e6, e.phase());
            case Left l -> String.format(Locale.ROOT, "%.0f ms after %s", l.delayNanos() / 1e6, l.phase());
            case Copied c -> "at " + c.percent() + " % copied";
            case Operation o -> "at operation " + o.number();
            case Reached r ->
                String.format(Locale.ROOT, "%.0f ms after fault %d held a node", r.delayNanos() / 1e6, r.strike());
            case Healed h ->
                String.format(Locale.ROOT, "%.0f ms after fault %d was healed", h.delayNanos() / 1e6, h.strike());
        };
    }
}
