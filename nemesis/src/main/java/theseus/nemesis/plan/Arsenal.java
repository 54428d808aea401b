package theseus.nemesis.plan;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import theseus.nemesis.Impairment;
import theseus.nemesis.Remains;
import theseus.nemesis.Setup;
import theseus.nemesis.network.Direction;
import theseus.nemesis.network.Shape;

/// Draws an attack of a kind: its target and its measures.
///
/// The first four kinds keep drawing as they did when they were the only ones: an old seed means what it meant.
final class Arsenal {
    /// Failpoints that a campaign may draw; others are for plans that know what they want to see.
    static final List<String> POINTS = List.of(
            "put-checked",
            "put-durable",
            "copy-snapshot",
            "enter-prepare",
            "enter-dual-write",
            "enter-data-copy",
            "enter-verify",
            "enter-cutover",
            "enter-cleanup",
            "enter-steady",
            "leave-prepare",
            "leave-dual-write",
            "leave-data-copy",
            "leave-verify",
            "leave-cutover",
            "leave-cleanup");

    /// The first of them are reached by every write.
    private static final int OFTEN_REACHED = 2;

    private static final List<Shape> OF_SOME = List.of(Shape.ISOLATE, Shape.ISOLATE, Shape.APART);
    private static final List<Shape> OF_ALL = List.of(Shape.HALVES, Shape.BRIDGE, Shape.MAJORITIES_RING);

    private static final List<String> HELD =
            List.of("put-asked", "put-done", "read-told", "copy-batch", "topology-told", "fence-asked", "decided");
    /// The first of them are sent for every operation.
    private static final int OFTEN_HELD = 3;

    private Arsenal() {}

    /// An attack whose target is drawn, too.
    static Attack attack(Kind kind, RandomGenerator chance) {
        boolean first = kind.compareTo(Kind.ONE_WAY) < 0;
        return at(kind, first ? target(chance) : role(chance), chance);
    }

    /// An attack on that target.
    static Attack at(Kind kind, Targeting target, RandomGenerator chance) {
        return switch (kind) {
            case PARTITION -> cut(target, chance);
            case KILL -> new Attack.Kill(target);
            case PAUSE -> new Attack.Pause(target);
            case CLOCK -> new Attack.Skew(target, offset(chance));
            case ONE_WAY -> new Attack.Cut(chance.nextBoolean() ? Shape.DEAF : Shape.MUTE, target, Targeting.ONE);
            case CLOG -> new Attack.Clog(target, 1 + chance.nextLong(50));
            case SLOW_LINK -> impair(target, slow(chance), chance);
            case LOSS -> impair(target, new Impairment.Lossy(5 + chance.nextInt(60)), chance);
            case DUPLICATE -> impair(target, new Impairment.Doubling(10 + chance.nextInt(80)), chance);
            case REORDER ->
                impair(target, new Impairment.Shuffling(10 + chance.nextInt(60), logarithmic(chance, 5, 300)), chance);
            case BANDWIDTH -> impair(target, new Impairment.Narrow(logarithmic(chance, 2_000, 200_000)), chance);
            case HOLD -> impair(target, new Impairment.Holding(List.of(HELD.get(chance.nextInt(HELD.size())))), chance);
            case STOP -> new Attack.Stop(target);
            case RESTART -> new Attack.Restart(target, Setup.USUAL);
            case STROBE -> new Attack.Strobe(target, offset(chance), logarithmic(chance, 2, 500));
            case DRIFT -> new Attack.Drift(target, offset(chance) * 100);
            case POWER_LOSS -> new Attack.LosePower(target, Remains.NOTHING);
            case TORN_RECORD -> new Attack.LosePower(target, Remains.TORN);
            case FLIP_BIT -> new Attack.FlipBit(target);
            case DISK_FULL -> new Attack.FillDisk(target);
            case SLOW_SYNC -> new Attack.SlowDisk(target, logarithmic(chance, 5, 500));
            case FAILPOINT -> new Attack.HoldUp(target, POINTS.get(chance.nextInt(POINTS.size())));
        };
    }

    /// An attack that fills the cell, where another of its kind might not: all together are not kept apart from
    /// anybody,
    /// and a failpoint of another phase is not reached in this one.
    static Attack into(Cell cell, RandomGenerator chance) {
        Targeting target = Targeting.of(cell.role());
        return switch (cell.kind()) {
            case PARTITION -> {
                List<Shape> shapes = cell.role() == Role.ALL ? OF_ALL : OF_SOME;
                yield new Attack.Cut(shapes.get(chance.nextInt(shapes.size())), target, Targeting.DRIVER);
            }
            case HOLD -> impair(target, new Impairment.Holding(List.of(HELD.get(chance.nextInt(OFTEN_HELD)))), chance);
            case FAILPOINT -> new Attack.HoldUp(target, point(cell, chance));
            case KILL,
                    PAUSE,
                    CLOCK,
                    ONE_WAY,
                    CLOG,
                    SLOW_LINK,
                    LOSS,
                    DUPLICATE,
                    REORDER,
                    BANDWIDTH,
                    STOP,
                    RESTART,
                    STROBE,
                    DRIFT,
                    POWER_LOSS,
                    TORN_RECORD,
                    FLIP_BIT,
                    DISK_FULL,
                    SLOW_SYNC -> at(cell.kind(), target, chance);
        };
    }

    /// Writes come by at every owner in every phase, the end of a phase at its driver alone.
    private static String point(Cell cell, RandomGenerator chance) {
        String leave = "leave-" + cell.phase().toLowerCase(Locale.ROOT).replace('_', '-');
        return cell.role() == Role.DRIVER && POINTS.contains(leave) ? leave : POINTS.get(chance.nextInt(OFTEN_REACHED));
    }

    private static Attack impair(Targeting target, Impairment how, RandomGenerator chance) {
        Direction direction = Direction.values()[chance.nextInt(Direction.values().length)];
        // All links of the target, or those to another role.
        Targeting others = chance.nextInt(3) > 0 ? target : role(chance);
        return new Attack.Impair(target, direction, others, how);
    }

    private static Impairment slow(RandomGenerator chance) {
        long delay = logarithmic(chance, 5, 500);
        return new Impairment.Slow(delay, delay / 5);
    }

    private static Attack cut(Targeting target, RandomGenerator chance) {
        int kind = chance.nextInt(100);
        Shape shape = kind < 30
                ? Shape.ISOLATE
                : kind < 65
                        ? Shape.APART
                        : kind < 73
                                ? Shape.DEAF
                                : kind < 81
                                        ? Shape.MUTE
                                        : kind < 88 ? Shape.HALVES : kind < 94 ? Shape.BRIDGE : Shape.MAJORITIES_RING;
        Targeting from = switch (chance.nextInt(5)) {
            case 0, 1 -> Targeting.DRIVER;
            case 2 -> Targeting.JOINER;
            case 3 -> Targeting.STAYER;
            case 4 -> Targeting.MINORITY;
            default -> throw new IllegalStateException("five cases");
        };
        return new Attack.Cut(shape, target, from);
    }

    /// Whom the first four kinds are aimed at.
    private static Targeting target(RandomGenerator chance) {
        int role = chance.nextInt(100);
        if (role < 18) return Targeting.JOINER;
        if (role < 30) return Targeting.LEAVER;
        if (role < 50) return Targeting.STAYER;
        if (role < 65) return Targeting.COORDINATOR;
        if (role < 77) return Targeting.DRIVER;
        if (role < 85) return Targeting.ONE;
        if (role < 93) return Targeting.MINORITY;
        if (role < 98) return Targeting.MAJORITY;
        return Targeting.ALL;
    }

    /// Whom the later kinds are aimed at.
    private static Targeting role(RandomGenerator chance) {
        int role = chance.nextInt(100);
        if (role < 18) return Targeting.JOINER;
        if (role < 32) return Targeting.LEAVER;
        if (role < 46) return Targeting.STAYER;
        if (role < 56) return Targeting.SOURCE;
        if (role < 66) return Targeting.KEY_COORDINATOR;
        if (role < 78) return Targeting.DRIVER;
        if (role < 84) return Targeting.BYSTANDER;
        if (role < 89) return Targeting.REPLICA_MINORITY;
        if (role < 95) return Targeting.REPLICA_MAJORITY;
        return Targeting.ALL;
    }

    private static long offset(RandomGenerator chance) {
        long size = logarithmic(chance, 20, 5_000);
        return chance.nextBoolean() ? size : -size;
    }

    /// Evenly drawn on a logarithmic scale, from `least` up to `most`.
    static long logarithmic(RandomGenerator chance, long least, long most) {
        if (most <= least) return least;
        return Math.round(least * StrictMath.pow((double) most / least, chance.nextDouble()));
    }
}
