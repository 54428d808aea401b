package theseus.harness.layering.broken.nemesis;

import theseus.harness.layering.broken.histories.Event;

/// A leaf that knows another leaf, in a package that imports to its right.
public record Fault(Event event) {}
