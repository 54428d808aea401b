package theseus.harness.layering.broken.nemesis.plan;

/// What a fault may not know.
public record Plan(String name) {}
