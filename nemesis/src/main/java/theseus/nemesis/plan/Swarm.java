package theseus.nemesis.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import theseus.nemesis.network.Shape;

/// Draws random campaigns: whole kinds are on or off in a run, since every fault slightly on finds less.
///
/// Each kind draws from its own stream, so a further kind never shifts what the others draw from an old seed.
public final class Swarm {
    private static final List<String> PHASES =
            List.of("PREPARE", "DUAL_WRITE", "DATA_COPY", "VERIFY", "CUTOVER", "CLEANUP", "STEADY");
    private static final List<String> COMES_BACK =
            List.of("DUAL_WRITE", "DATA_COPY", "DATA_COPY", "VERIFY", "CUTOVER", "CLEANUP");
    private static final long MILLIS = 1_000_000;

    private final long seed;
    private final long runNanos;

    /// @param seed of the run
    /// @param runNanos how long the run lasts
    public Swarm(long seed, long runNanos) {
        this.seed = seed;
        this.runNanos = runNanos;
    }

    /// Faults over the whole run, of a random non-empty subset of the kinds.
    public Campaign anywhere(SortedSet<Kind> kinds) {
        List<Strike> strikes = new ArrayList<>();
        for (Kind kind : kinds) {
            RandomGenerator chance = stream(kind);
            boolean on = chance.nextInt(100) < 60;
            int count = 1 + chance.nextInt(3);
            if (on) for (int i = 0; i < count; i++) strikes.add(anywhere(strikes.size(), kind, chance));
            if (on && count == 1) strikes.add(early(strikes.size(), kind, chance));
            if (kind == Kind.PARTITION && chance.nextInt(100) < 25) strikes.add(leftBehind(strikes.size(), chance));
        }
        if (strikes.isEmpty() && !kinds.isEmpty()) strikes.add(early(0, kinds.first(), stream(kinds.first())));
        return new Campaign(seed, strikes);
    }

    /// One fault of every kind, each striking soon after the phase was entered.
    public Campaign at(String phase, SortedSet<Kind> kinds) {
        List<Strike> strikes = new ArrayList<>();
        for (Kind kind : kinds) {
            RandomGenerator chance = stream(kind);
            Trigger soon = new Trigger.Entered(phase, chance.nextLong(100 * MILLIS));
            Healing soonOver = new Healing.After(200 * MILLIS + chance.nextLong(600 * MILLIS));
            strikes.add(new Strike(strikes.size(), soon, attack(kind, chance), soonOver));
        }
        return new Campaign(seed, strikes);
    }

    private Strike anywhere(int number, Kind kind, RandomGenerator chance) {
        int phase = chance.nextInt(PHASES.size());
        boolean edge = chance.nextInt(100) < 65;
        long delay = logarithmic(chance, MILLIS, runNanos / 20);
        Trigger trigger = edge
                ? new Trigger.Entered(PHASES.get(phase), delay)
                : new Trigger.Time(runNanos / 30 + chance.nextLong(runNanos * 9 / 10));
        Healing healing = healing(phase, edge, kind, chance);
        return new Strike(number, trigger, attack(kind, chance), healing);
    }

    /// At a time that surely comes, whatever the migration does: a lone fault at a phase's edge may find its phase too
    /// late.
    private Strike early(int number, Kind kind, RandomGenerator chance) {
        Trigger trigger = new Trigger.Time(runNanos / 30 + chance.nextLong(runNanos / 2));
        Healing soonOver = new Healing.After(logarithmic(chance, 30 * MILLIS, runNanos / 4));
        return new Strike(number, trigger, attack(kind, chance), soonOver);
    }

    /// One replica misses writes before the migration and comes back in the midst of it: what a copy must make up for.
    private Strike leftBehind(int number, RandomGenerator chance) {
        Trigger early = new Trigger.Time(chance.nextLong(runNanos / 8));
        String phase = COMES_BACK.get(chance.nextInt(COMES_BACK.size()));
        long delay = logarithmic(chance, MILLIS, runNanos / 40);
        return new Strike(
                number,
                early,
                new Attack.Cut(Shape.ISOLATE, Targeting.FOLLOWER, Targeting.FOLLOWER),
                new Healing.Entered(phase, delay, runNanos / 2));
    }

    /// Faults that last until a later phase are the ones that wake up in another world: fences are for them.
    private Healing healing(int phase, boolean edge, Kind kind, RandomGenerator chance) {
        long lasts = logarithmic(chance, 30 * MILLIS, runNanos / 4);
        int later = edge ? phase + 1 + chance.nextInt(PHASES.size()) : chance.nextInt(PHASES.size());
        long delay = logarithmic(chance, MILLIS, runNanos / 20);
        boolean acrossPhases = chance.nextInt(100) < 50;
        return acrossPhases && later < PHASES.size() && kind != Kind.KILL
                ? new Healing.Entered(PHASES.get(later), delay, runNanos / 2)
                : new Healing.After(lasts);
    }

    private static Attack attack(Kind kind, RandomGenerator chance) {
        Targeting target = target(chance);
        return switch (kind) {
            case PARTITION -> cut(target, chance);
            case KILL -> new Attack.Kill(target);
            case PAUSE -> new Attack.Pause(target);
            case CLOCK -> new Attack.Skew(target, offset(chance));
        };
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

    private static long offset(RandomGenerator chance) {
        long size = logarithmic(chance, 20, 5_000);
        return chance.nextBoolean() ? size : -size;
    }

    /// Evenly drawn on a logarithmic scale, from `least` up to `most`.
    private static long logarithmic(RandomGenerator chance, long least, long most) {
        if (most <= least) return least;
        return Math.round(least * StrictMath.pow((double) most / least, chance.nextDouble()));
    }

    private RandomGenerator stream(Kind kind) {
        long name = 1125899906842597L;
        for (char letter : kind.label().toCharArray()) name = 31 * name + letter;
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ name);
    }
}
