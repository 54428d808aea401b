package theseus.harness.run;

import theseus.harness.run.check.Result;

/// One run that is over, and what came out of it.
///
/// @param number in its campaign, from 1
/// @param options its own, with its own seed
/// @param log null when the cluster never came up
/// @param trouble why it never came up; null when it did
public record Sailed(long number, RunOptions options, Logbook log, Result result, String trouble) {}
