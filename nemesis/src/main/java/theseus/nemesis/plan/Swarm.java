package theseus.nemesis.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import theseus.nemesis.network.Shape;

/// Draws random campaigns: whole kinds are on or off in a run, since every fault slightly on finds less.
///
/// Each kind draws from its own stream, and in the order in which kinds were added: a further kind never shifts what
/// the
/// others draw from an old seed.
public final class Swarm {
    private static final List<String> PHASES =
            List.of("PREPARE", "DUAL_WRITE", "DATA_COPY", "VERIFY", "CUTOVER", "CLEANUP");
    private static final List<String> COMES_BACK =
            List.of("DUAL_WRITE", "DATA_COPY", "DATA_COPY", "VERIFY", "CUTOVER", "CLEANUP");
    private static final String STEADY = "STEADY";
    private static final long MILLIS = 1_000_000;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int LATER_ON_PERCENT = 18;
    private static final int BY_PHASE_PERCENT = 75;
    private static final int RARELY_PERCENT = 8;
    /// Who is down is brought back within a time.
    private static final Set<Kind> DOWN =
            EnumSet.of(Kind.KILL, Kind.STOP, Kind.POWER_LOSS, Kind.TORN_RECORD, Kind.FLIP_BIT, Kind.DISK_FULL);

    private final long seed;
    private final long runNanos;
    private final List<String> phases;
    private final boolean abortable;
    private final List<String> comesBack;

    /// @param seed of the run
    /// @param runNanos how long the run lasts
    public Swarm(long seed, long runNanos) {
        this(seed, runNanos, PHASES, true);
    }

    /// @param ofAMigration the phases that a migration of the system under test passes through, in order
    /// @param abortable whether a migration can be given up, so that its joiner may stay away for ever
    public Swarm(long seed, long runNanos, List<String> ofAMigration, boolean abortable) {
        this.abortable = abortable;
        this.seed = seed;
        this.runNanos = runNanos;
        phases = new ArrayList<>(ofAMigration);
        phases.add(STEADY);
        comesBack = ofAMigration.equals(PHASES) ? COMES_BACK : phases;
    }

    /// Faults over the whole run, of a random non-empty subset of the kinds.
    public Campaign anywhere(SortedSet<Kind> kinds) {
        List<Strike> strikes = new ArrayList<>();
        SortedSet<Kind> first = new TreeSet<>(kinds.headSet(Kind.ONE_WAY));
        for (Kind kind : first) founding(kind, strikes);
        if (strikes.isEmpty() && !first.isEmpty()) strikes.add(early(0, first.first(), stream(first.first())));
        for (Kind kind : kinds.tailSet(Kind.ONE_WAY)) later(kind, List.copyOf(first), strikes);
        if (strikes.isEmpty() && !kinds.isEmpty()) strikes.add(early(0, kinds.first(), stream(kinds.first())));
        return new Campaign(seed, strikes);
    }

    /// The first four kinds draw as they did when they were the only ones.
    private void founding(Kind kind, List<Strike> strikes) {
        RandomGenerator chance = stream(kind);
        boolean on = chance.nextInt(100) < 60;
        int count = 1 + chance.nextInt(3);
        if (on) for (int i = 0; i < count; i++) strikes.add(anywhere(strikes.size(), kind, chance));
        if (on && count == 1) strikes.add(early(strikes.size(), kind, chance));
        if (kind == Kind.PARTITION && chance.nextInt(100) < 25) strikes.add(leftBehind(strikes.size(), chance));
    }

    /// Off in most runs; where it is on, its weight of 1 to 100 says how often it strikes. In a few of the others it
    /// strikes once, or one of the first kinds does.
    private void later(Kind kind, List<Kind> first, List<Strike> strikes) {
        RandomGenerator chance = stream(kind);
        boolean on = chance.nextInt(100) < LATER_ON_PERCENT;
        int weight = 1 + chance.nextInt(100);
        if (on) for (int i = 0; i < 1 + weight / 34; i++) strikes.add(varied(strikes.size(), kind, chance));
        if (on && kind == Kind.STOP && abortable && chance.nextInt(100) < 25) strikes.add(gone(strikes.size(), chance));
        if (on || chance.nextInt(100) >= RARELY_PERCENT || !moves()) return;
        // The first kinds have no stream left to draw from.
        boolean ofTheFirst = chance.nextInt(100) < 25 && !first.isEmpty();
        Kind seldom = ofTheFirst ? first.get(chance.nextInt(first.size())) : kind;
        strikes.add(rare(strikes.size(), seldom, chance));
    }

    /// What is hit seldom otherwise: everybody at once, or any other role, soon after any phase was entered.
    private Strike rare(int number, Kind kind, RandomGenerator chance) {
        String phase = phases.get(chance.nextInt(phases.size()));
        Role any = Role.values()[chance.nextInt(Role.values().length)];
        Role role = chance.nextBoolean() ? Role.ALL : any;
        // A cut that is one-way has somebody on its other side.
        if (role == Role.ALL && kind == Kind.ONE_WAY) role = Role.MAJORITY;
        return into(new Cell(phase, kind, role), number, 0, chance);
    }

    /// One fault of every kind, each striking soon after the phase was entered.
    public Campaign at(String phase, SortedSet<Kind> kinds) {
        List<Strike> strikes = new ArrayList<>();
        for (Kind kind : kinds) {
            RandomGenerator chance = stream(kind);
            Trigger soon = new Trigger.Entered(phase, chance.nextLong(100 * MILLIS));
            Healing soonOver = new Healing.After(200 * MILLIS + chance.nextLong(600 * MILLIS));
            strikes.add(new Strike(strikes.size(), soon, Arsenal.attack(kind, chance), soonOver));
        }
        return new Campaign(seed, strikes);
    }

    /// Strikes that fill these cells, in each phase one soon after the other, and soon healed. Who is down is seen by
    /// nobody, so those come last who take a node down.
    public Campaign into(List<Cell> cells) {
        RandomGenerator chance = new SplittableRandom(seed * GOLDEN ^ 0x66696c6cL);
        SortedMap<String, Integer> inPhase = new TreeMap<>();
        List<Strike> strikes = new ArrayList<>();
        List<Cell> inOrder = new ArrayList<>(cells);
        inOrder.sort(Comparator.comparing(cell -> cell.kind().halts()));
        for (Cell cell : inOrder) {
            int place = inPhase.merge(cell.phase(), 1, Integer::sum) - 1;
            strikes.add(into(cell, strikes.size(), place, chance));
        }
        return new Campaign(seed, strikes);
    }

    /// @param place of the strike among those in its phase
    private static Strike into(Cell cell, int number, int place, RandomGenerator chance) {
        // A run begins in STEADY, and enters it again only when all is over.
        Trigger trigger = cell.phase().equals(STEADY)
                ? new Trigger.Time((20 + 150L * place) * MILLIS)
                : new Trigger.Entered(cell.phase(), (20 + 300L * place) * MILLIS);
        // Somebody must come to a failpoint first.
        long least = cell.kind() == Kind.FAILPOINT ? 2_500 : 350;
        Healing soonOver = new Healing.After((least + chance.nextLong(400)) * MILLIS);
        return new Strike(number, trigger, Arsenal.into(cell, chance), soonOver);
    }

    private Strike anywhere(int number, Kind kind, RandomGenerator chance) {
        int phase = chance.nextInt(phases.size());
        boolean edge = chance.nextInt(100) < 65 && moves();
        long delay = Arsenal.logarithmic(chance, MILLIS, runNanos / 20);
        Trigger trigger = edge
                ? new Trigger.Entered(phases.get(phase), delay)
                : new Trigger.Time(runNanos / 30 + chance.nextLong(runNanos * 9 / 10));
        Healing healing = healing(phase, edge, kind, chance);
        return new Strike(number, trigger, Arsenal.attack(kind, chance), healing);
    }

    /// A node that joins goes away and stays away: the others must get rid of the migration.
    private Strike gone(int number, RandomGenerator chance) {
        String phase = phases.get(chance.nextInt(phases.size() - 1));
        long delay = Arsenal.logarithmic(chance, MILLIS, runNanos / 20);
        return new Strike(
                number, new Trigger.Entered(phase, delay), new Attack.Stop(Targeting.JOINER), new Healing.Never());
    }

    private Strike varied(int number, Kind kind, RandomGenerator chance) {
        int phase = chance.nextInt(phases.size());
        long delay = Arsenal.logarithmic(chance, MILLIS, runNanos / 20);
        int drawn = chance.nextInt(100);
        int how = moves() ? drawn : Math.max(drawn, BY_PHASE_PERCENT);
        Trigger trigger = trigger(how, number, phases.get(phase), delay, chance);
        return new Strike(
                number, trigger, Arsenal.attack(kind, chance), healing(phase, how < BY_PHASE_PERCENT, kind, chance));
    }

    /// @param how of a hundred, which kind of trigger
    private Trigger trigger(int how, int number, String phase, long delay, RandomGenerator chance) {
        if (how < 65) return new Trigger.Entered(phase, delay);
        if (how < BY_PHASE_PERCENT) return new Trigger.Left(phase, delay);
        if (how < 82) return new Trigger.Copied(1 + chance.nextInt(99));
        if (how < 88) return new Trigger.Operation(1 + chance.nextInt(300));
        if (how < 92 && number > 0) return new Trigger.Healed(chance.nextInt(number), delay);
        return new Trigger.Time(runNanos / 30 + chance.nextLong(runNanos * 9 / 10));
    }

    /// At a time that surely comes, whatever the migration does: a lone fault at a phase's edge may find its phase too
    /// late.
    private Strike early(int number, Kind kind, RandomGenerator chance) {
        Trigger trigger = new Trigger.Time(runNanos / 30 + chance.nextLong(runNanos / 2));
        Healing soonOver = new Healing.After(Arsenal.logarithmic(chance, 30 * MILLIS, runNanos / 4));
        return new Strike(number, trigger, Arsenal.attack(kind, chance), soonOver);
    }

    /// One replica misses writes before the migration and comes back in the midst of it: what a copy must make up for.
    private Strike leftBehind(int number, RandomGenerator chance) {
        Trigger early = new Trigger.Time(chance.nextLong(runNanos / 8));
        String phase = comesBack.get(chance.nextInt(comesBack.size()));
        long delay = Arsenal.logarithmic(chance, MILLIS, runNanos / 40);
        return new Strike(
                number,
                early,
                new Attack.Cut(Shape.ISOLATE, Targeting.FOLLOWER, Targeting.FOLLOWER),
                new Healing.Entered(phase, delay, runNanos / 2));
    }

    /// Faults that last until a later phase are the ones that wake up in another world: fences are for them.
    private Healing healing(int phase, boolean edge, Kind kind, RandomGenerator chance) {
        long lasts = Arsenal.logarithmic(chance, 30 * MILLIS, runNanos / 4);
        int later = edge ? phase + 1 + chance.nextInt(phases.size()) : chance.nextInt(phases.size());
        long delay = Arsenal.logarithmic(chance, MILLIS, runNanos / 20);
        boolean acrossPhases = chance.nextInt(100) < 50;
        return acrossPhases && later < phases.size() && !DOWN.contains(kind)
                ? new Healing.Entered(phases.get(later), delay, runNanos / 2)
                : new Healing.After(lasts);
    }

    /// Whether there are phases whose edges come: a run begins in the phase between migrations.
    private boolean moves() {
        return phases.size() > 1;
    }

    private RandomGenerator stream(Kind kind) {
        long name = 1125899906842597L;
        for (char letter : kind.label().toCharArray()) name = 31 * name + letter;
        return new SplittableRandom(seed * GOLDEN ^ name);
    }
}
