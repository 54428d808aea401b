package theseus.harness.layering.broken.histories.check;

/// What a history may not know.
public record Judge(String name) {}
