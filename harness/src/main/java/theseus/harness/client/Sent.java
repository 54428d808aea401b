package theseus.harness.client;

import theseus.harness.generator.Scheduled;

/// An operation as it was sent: what is needed in order to send it again in the same way.
///
/// @param part of the workload that it belongs to
/// @param operation with its time from the beginning of that part, and the route that was drawn for it
public record Sent(String part, Scheduled operation) {}
