package theseus.harness.layering.broken.histories;

import theseus.harness.layering.broken.harness.report.Report;
import theseus.harness.layering.broken.histories.check.Judge;

/// A leaf that knows the trunk, and a root that knows its judge.
public record Event(Report report, Judge judge) {}
