package theseus.harness.run;

/// Watches a run while it goes on.
@FunctionalInterface
public interface Lookout {
    /// @param nanos time since the start of the run
    /// @param stage what the run does just now, in a word
    /// @param phase the migration's phase
    /// @param operations how many operations have ended
    /// @param faults how many faults are in effect
    record Glimpse(long nanos, String stage, String phase, long operations, int faults) {}

    void saw(Glimpse glimpse);

    /// Nobody watches.
    Lookout NOBODY = _ -> {};
}
