package theseus.harness.run;

import java.util.List;

/// Watches a run while it goes on.
@FunctionalInterface
public interface Lookout {
    /// @param nanos time since the start of the run
    /// @param stage what the run does just now, in a word
    /// @param phase the migration's phase
    /// @param operations how many operations have ended
    /// @param faults the faults in effect, each in a word
    /// @param endNanos when the stage ends at the latest; -1 where that is open
    record Glimpse(long nanos, String stage, String phase, long operations, List<String> faults, long endNanos) {}

    void saw(Glimpse glimpse);

    /// Nobody watches.
    Lookout NOBODY = _ -> {};
}
