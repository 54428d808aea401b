package theseus.nemesis.plan;

import java.util.List;
import java.util.random.RandomGenerator;
import theseus.nemesis.Fault;
import theseus.nemesis.Grudge;
import theseus.nemesis.Impairment;
import theseus.nemesis.Remains;
import theseus.nemesis.Setup;
import theseus.nemesis.network.Cuts;
import theseus.nemesis.network.Direction;
import theseus.nemesis.network.Shape;

/// A fault that has not been aimed yet: roles in place of nodes.
public sealed interface Attack {
    /// @param from whom `Shape.APART` keeps the target from; without effect on other shapes
    record Cut(Shape shape, Targeting target, Targeting from) implements Attack {}

    record Kill(Targeting target) implements Attack {}

    record Pause(Targeting target) implements Attack {}

    record Skew(Targeting target, long offsetMillis) implements Attack {}

    /// @param others at the far ends of the links; where they are the targets themselves, everybody else
    record Impair(Targeting target, Direction direction, Targeting others, Impairment how) implements Attack {}

    /// All links of the target.
    record Clog(Targeting target, long stepMillis) implements Attack {}

    record Stop(Targeting target) implements Attack {}

    record Restart(Targeting target, Setup setup) implements Attack {}

    record Strobe(Targeting target, long offsetMillis, long periodMillis) implements Attack {}

    record Drift(Targeting target, long perMillion) implements Attack {}

    record LosePower(Targeting target, Remains remains) implements Attack {}

    record FlipBit(Targeting target) implements Attack {}

    record FillDisk(Targeting target) implements Attack {}

    record SlowDisk(Targeting target, long millis) implements Attack {}

    /// @param point the failpoint's label
    record HoldUp(Targeting target, String point) implements Attack {}

    /// A fault that is aimed already, as it hit in another run.
    ///
    /// @param words what it was called there
    /// @param waitNanos how long it had to wait for its targets there, since another fault held them
    record Exactly(Kind kind, String words, long waitNanos, Fault fault) implements Attack {
        @Override
        public Targeting target() {
            return null;
        }
    }

    /// How long it waits after its trigger.
    default long waitNanos() {
        return 0;
    }

    /// Whom it is aimed at; null where the nodes are named.
    Targeting target();

    /// The fault itself, now that it is known who plays which role.
    default Fault aim(Cast cast, RandomGenerator chance) {
        List<String> targets = target() == null ? List.of() : target().pick(cast, chance);
        return switch (this) {
            case Cut cut ->
                new Fault.Partition(
                        cut.shape().label(),
                        cut.shape().hasMiddle() ? targets : cast.nodes(),
                        cut.shape().draw(cast.nodes(), targets, cut.from().pick(cast, chance), chance));
            case Kill _ -> new Fault.Kill(targets);
            case Pause _ -> new Fault.Pause(targets);
            case Skew skew -> new Fault.SkewClock(targets, skew.offsetMillis());
            case Impair i -> new Fault.Impaired(targets, links(i, targets, cast, chance), i.how());
            case Clog clog -> new Fault.Clogged(targets, all(targets, cast, Direction.BOTH), clog.stepMillis());
            case Stop _ -> new Fault.Stop(targets);
            case Restart restart -> new Fault.Restart(targets, restart.setup());
            case Strobe s -> new Fault.StrobeClock(targets, s.offsetMillis(), s.periodMillis());
            case Drift drift -> new Fault.DriftClock(targets, drift.perMillion());
            case LosePower lose -> new Fault.LosePower(targets, lose.remains());
            case FlipBit _ -> new Fault.FlipBit(targets);
            case FillDisk _ -> new Fault.FillDisk(targets);
            case SlowDisk slow -> new Fault.SlowDisk(targets, slow.millis());
            case HoldUp hold -> new Fault.HoldUp(targets, hold.point());
            case Exactly exactly -> exactly.fault();
        };
    }

    private static Grudge links(Impair impair, List<String> targets, Cast cast, RandomGenerator chance) {
        List<String> others = Cuts.rest(impair.others().pick(cast, chance), targets);
        return others.isEmpty()
                ? all(targets, cast, impair.direction())
                : impair.direction().links(targets, others);
    }

    private static Grudge all(List<String> targets, Cast cast, Direction direction) {
        return direction.links(targets, cast.nodes());
    }

    /// The kind, as options name it.
    default Kind kind() {
        return switch (this) {
            case Cut cut -> cut.shape().oneWay() ? Kind.ONE_WAY : Kind.PARTITION;
            case Kill _ -> Kind.KILL;
            case Pause _ -> Kind.PAUSE;
            case Skew _ -> Kind.CLOCK;
            case Impair impair -> Kind.of(impair.how());
            case Clog _ -> Kind.CLOG;
            case Stop _ -> Kind.STOP;
            case Restart _ -> Kind.RESTART;
            case Strobe _ -> Kind.STROBE;
            case Drift _ -> Kind.DRIFT;
            case LosePower lose -> lose.remains() == Remains.TORN ? Kind.TORN_RECORD : Kind.POWER_LOSS;
            case FlipBit _ -> Kind.FLIP_BIT;
            case FillDisk _ -> Kind.DISK_FULL;
            case SlowDisk _ -> Kind.SLOW_SYNC;
            case HoldUp _ -> Kind.FAILPOINT;
            case Exactly exactly -> exactly.kind();
        };
    }

    /// In words, for the ledger.
    default String words() {
        String whom = target() == null ? "" : target().label();
        return switch (this) {
            case Cut cut ->
                cut.shape() == Shape.APART
                        ? "keep %s and %s apart".formatted(whom, cut.from().label())
                        : cut.shape().label() + " " + whom;
            case Kill _ -> "kill " + whom;
            case Pause _ -> "pause " + whom;
            case Skew skew -> "set the clock of %s off by %d ms".formatted(whom, skew.offsetMillis());
            case Impair i ->
                "links %s %s and %s: %s"
                        .formatted(
                                i.direction().label(),
                                whom,
                                i.others().label(),
                                i.how().words());
            case Clog clog -> "clog the links of %s, one every %d ms".formatted(whom, clog.stepMillis());
            case Stop _ -> "stop " + whom;
            case Restart restart -> "restart " + whom + restart.setup().words();
            case Strobe s ->
                "let the clock of %s jump by %d ms, every %d ms".formatted(whom, s.offsetMillis(), s.periodMillis());
            case Drift drift -> "let the clock of %s run %d ppm too fast".formatted(whom, drift.perMillion());
            case LosePower lose ->
                lose.remains() == Remains.TORN
                        ? "take the power of %s in the midst of a record".formatted(whom)
                        : "take the power of " + whom;
            case FlipBit _ -> "flip a bit in the log of " + whom;
            case FillDisk _ -> "fill the disk of " + whom;
            case SlowDisk slow -> "let syncs of %s take %d ms longer".formatted(whom, slow.millis());
            case HoldUp hold -> "hold %s up at %s".formatted(whom, hold.point());
            case Exactly exactly -> exactly.words();
        };
    }
}
