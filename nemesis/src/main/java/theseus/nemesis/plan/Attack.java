package theseus.nemesis.plan;

import java.util.List;
import java.util.random.RandomGenerator;
import theseus.nemesis.Fault;
import theseus.nemesis.network.Shape;

/// A fault that has not been aimed yet: roles in place of nodes.
public sealed interface Attack {
    /// @param from whom `Shape.APART` keeps the target from; without effect on other shapes
    record Cut(Shape shape, Targeting target, Targeting from) implements Attack {}

    record Kill(Targeting target) implements Attack {}

    record Pause(Targeting target) implements Attack {}

    record Skew(Targeting target, long offsetMillis) implements Attack {}

    /// Whom it is aimed at.
    Targeting target();

    /// The fault itself, now that it is known who plays which role.
    default Fault aim(Cast cast, RandomGenerator chance) {
        List<String> targets = target().pick(cast, chance);
        return switch (this) {
            case Cut cut ->
                new Fault.Partition(
                        cut.shape().label(),
                        cut.shape().draw(cast.nodes(), targets, cut.from().pick(cast, chance), chance));
            case Kill _ -> new Fault.Kill(targets);
            case Pause _ -> new Fault.Pause(targets);
            case Skew skew -> new Fault.SkewClock(targets, skew.offsetMillis());
        };
    }

    /// The kind, as options name it.
    default Kind kind() {
        return switch (this) {
            case Cut _ -> Kind.PARTITION;
            case Kill _ -> Kind.KILL;
            case Pause _ -> Kind.PAUSE;
            case Skew _ -> Kind.CLOCK;
        };
    }

    /// In words, for the ledger.
    default String words() {
        return switch (this) {
            case Cut cut ->
                cut.shape() == Shape.APART
                        ? "keep %s and %s apart"
                                .formatted(cut.target().label(), cut.from().label())
                        : cut.shape().label() + " " + cut.target().label();
            case Kill kill -> "kill " + kill.target().label();
            case Pause pause -> "pause " + pause.target().label();
            case Skew skew ->
                "set the clock of %s off by %d ms".formatted(skew.target().label(), skew.offsetMillis());
        };
    }
}
