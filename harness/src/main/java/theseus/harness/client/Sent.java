package theseus.harness.client;

import theseus.harness.generator.Invocation;

/// An operation as it was sent: what a script needs in order to send it again in the same way.
///
/// @param nanos when, from the start of the run
/// @param thread by which client thread
/// @param invocation with the route that was drawn for it
public record Sent(long nanos, int thread, Invocation invocation) {}
