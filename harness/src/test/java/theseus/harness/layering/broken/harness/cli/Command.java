package theseus.harness.layering.broken.harness.cli;

/// What a report may not know.
public record Command(String name) {}
