package theseus.node.host.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import theseus.node.environment.Observation;

/// An observation in words.
///
/// @param kind lines of one kind are limited together
/// @param what happened
/// @param facts in the order in which they are read best
record Line(String kind, String what, Map<String, Object> facts) {
    /// The observation's line; empty for what happens too often to be read.
    static Optional<Line> of(Observation observation) {
        return switch (observation) {
            case Observation.GuardFired fired ->
                Optional.of(new Line(
                        "guard " + fired.guard(),
                        "guard",
                        Map.of("guard", fired.guard().name())));
            case Observation.FenceRaised raised -> Optional.of(line("fence", "epoch", raised.epoch()));
            case Observation.TopologyLearned learned ->
                Optional.of(line(
                        "topology learned",
                        "epoch",
                        learned.topology().epoch(),
                        "phase",
                        learned.topology().phase().label().name()));
            case Observation.TopologyDecided decided ->
                Optional.of(line(
                        "topology decided",
                        "epoch",
                        decided.topology().epoch(),
                        "phase",
                        decided.topology().phase().label().name()));
            case Observation.RangeCopied copied ->
                Optional.of(line(
                        copied.verified() ? "range verified" : "range copied",
                        "session",
                        copied.session(),
                        "range",
                        copied.range(),
                        "source",
                        copied.source()));
            case Observation.SnapshotTaken taken ->
                Optional.of(line(
                        "snapshot taken",
                        "session",
                        taken.session(),
                        "range",
                        taken.range(),
                        "keys",
                        taken.keys().size(),
                        "fence",
                        taken.fence()));
            case Observation.DiskFailed failed -> Optional.of(line("disk failed", "why", failed.why()));
            case Observation.Stored _,
                    Observation.Forgot _,
                    Observation.Purged _,
                    Observation.WriteAcknowledged _,
                    Observation.RoundCompleted _,
                    Observation.CopyArrived _ -> Optional.empty();
        };
    }

    private static Line line(String what, Object... namesAndValues) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return new Line(what, what, facts);
    }
}
