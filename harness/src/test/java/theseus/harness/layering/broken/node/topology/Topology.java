package theseus.harness.layering.broken.node.topology;

/// What the ring may not know.
public record Topology(long epoch) {}
