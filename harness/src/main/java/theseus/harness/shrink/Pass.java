package theseus.harness.shrink;

import theseus.harness.replay.Recording;

/// One way to make a run smaller.
interface Pass {
    /// What it makes smaller, for the progress line.
    String name();

    /// The smallest run of its way that the jury still finds to fail; the same one where there is none.
    Recording smaller(Recording run, Jury jury);
}
