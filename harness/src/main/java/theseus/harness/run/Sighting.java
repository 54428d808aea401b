package theseus.harness.run;

import theseus.harness.system.View;

/// A topology and when it was seen.
public record Sighting(long nanos, View view) {}
