package theseus.harness.nightly;

import theseus.harness.run.RunOptions;

/// One run that is to be done.
///
/// @param number in its world and night, from 1
public record Job(long number, Lot lot, RunOptions options) {
    /// By name.
    public String world() {
        return options.world();
    }
}
