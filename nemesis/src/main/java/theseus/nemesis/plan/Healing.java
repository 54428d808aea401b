package theseus.nemesis.plan;

import java.util.Locale;

/// When a fault ends, if the end of the run does not come first.
public sealed interface Healing {
    /// So long after it struck.
    record After(long nanos) implements Healing {}

    /// So long after the migration entered the phase, or else so long after it struck, whichever comes first.
    record Entered(String phase, long delayNanos, long limitNanos) implements Healing {}

    /// With all others, when the main part of the run is over.
    record AtTheEnd() implements Healing {}

    /// Not at all, where it is outside the core of nodes that a migration cannot do without; else at the end.
    record Never() implements Healing {}

    /// The longest that it can last.
    default long limitNanos() {
        return switch (this) {
            case After a -> a.nanos();
            case Entered e -> e.limitNanos();
            case AtTheEnd _, Never _ -> Long.MAX_VALUE;
        };
    }

    /// In words, for the ledger.
    default String words() {
        return switch (this) {
            case After a -> String.format(Locale.ROOT, "after %.3f s", a.nanos() / 1e9);
            case Entered e ->
                String.format(
                        Locale.ROOT,
                        "%.0f ms into %s, or after %.3f s",
                        e.delayNanos() / 1e6,
                        e.phase(),
                        e.limitNanos() / 1e9);
            case AtTheEnd _ -> "at the end";
            case Never _ -> "never, where it is outside the core";
        };
    }
}
