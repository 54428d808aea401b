package theseus.harness.run;

import java.util.ArrayList;
import java.util.List;
import theseus.harness.generator.Chance;
import theseus.harness.scenario.Scenario;
import theseus.harness.system.Move;
import theseus.harness.system.Phases;

/// The legs of a voyage, in order.
public record Course(List<Heading> legs) {
    /// In place of kinds: so many migrations of kinds drawn from the seed, with second thoughts on the way.
    public static final String MIXED = "mixed";

    private static final int MIXED_LEGS_MAX = 3;
    private static final int MIXED_MEMBERS_MAX = 7;
    private static final int ABORTED_PERCENT = 10;
    private static final int MIXED_ABORTED_PERCENT = 30;
    private static final int MIXED_HALTED_PERCENT = 10;
    private static final int MIXED_QUEUED_PERCENT = 40;
    private static final long MILLIS = 1_000_000;
    private static final long SOON_NANOS = 100 * MILLIS;

    /// The least number of replicas at which one may be lost for good.
    static final int REPLICAS_THAT_BEAR_A_LOSS = 3;

    public Course {
        legs = List.copyOf(legs);
    }

    /// The same legs, with what the operator of a scenario does about them.
    Course with(Scenario.Twist twist) {
        return switch (twist) {
            case NONE -> this;
            case ALL_AT_ONCE ->
                new Course(legs.stream()
                        .map(leg -> new Heading(leg.kind(), leg != legs.getFirst(), leg.abort(), leg.halt()))
                        .toList());
            case SECOND_THOUGHTS -> startingWith(new Heading.Abort("DATA_COPY", SOON_NANOS, false));
        };
    }

    private Course startingWith(Heading.Abort abort) {
        List<Heading> changed = new ArrayList<>(legs);
        changed.set(0, new Heading(legs.getFirst().kind(), false, abort, null));
        return new Course(changed);
    }

    /// How many nodes come onto the ring at most.
    int joiners() {
        return (int) legs.stream().filter(leg -> leg.kind().brings()).count();
    }

    /// The members that a cluster must have at the start so that none of these migrations leaves too few.
    public static int nodesFor(List<String> migrations, int replicas) {
        if (migrations.equals(List.of(MIXED))) return Math.max(4, replicas + 1);
        int members = 0;
        int fewest = 0;
        for (String migration : migrations) {
            members += Move.Kind.labelled(migration).orElseThrow().growth();
            fewest = Math.min(fewest, members);
        }
        return replicas - fewest;
    }

    static Course draw(RunOptions options) {
        List<String> migrations = options.cluster().migrations();
        if (migrations.equals(List.of(MIXED))) return mixed(options);
        List<Heading> legs = new ArrayList<>();
        for (String migration : migrations)
            legs.add(Heading.of(Move.Kind.labelled(migration).orElseThrow()));
        String phase = abortIn(options);
        Course course = new Course(legs);
        boolean aborts = phase != null && !legs.isEmpty();
        return aborts ? course.startingWith(new Heading.Abort(phase, 0, false)) : course;
    }

    /// In some runs an operator changes his mind once: from every phase that can be left so, there is a way back.
    private static String abortIn(RunOptions options) {
        if (options.trouble().kinds().isEmpty() || options.trouble().at() != null) return null;
        Chance chance = Chance.of(options.seed(), "abort");
        if (chance.below(100) >= ABORTED_PERCENT) return null;
        List<String> phases = options.subject().charter().abortable();
        return phases.isEmpty() ? null : phases.get(chance.next().below(phases.size()));
    }

    private static Course mixed(RunOptions options) {
        Dice dice = new Dice(options.seed());
        int members = options.cluster().nodes();
        boolean queueable = false;
        List<Heading> legs = new ArrayList<>();
        for (int left = 1 + dice.below(MIXED_LEGS_MAX); left > 0; left--) {
            Move.Kind kind = kind(dice, members, options.cluster().replicas());
            boolean queued = dice.percent(MIXED_QUEUED_PERCENT) && queueable && !kind.buries();
            legs.add(new Heading(kind, queued, abort(dice, kind), halt(dice)));
            members += kind.growth();
            // Aborted, it would let the next one pass, and who is dead can neither take part nor clean up.
            queueable = !kind.buries();
        }
        return new Course(legs);
    }

    private static Move.Kind kind(Dice dice, int members, int replicas) {
        Move.Kind[] kinds = Move.Kind.values();
        while (true) {
            Move.Kind kind = kinds[dice.below(kinds.length)];
            int after = members + kind.growth();
            boolean tooFewReplicas = kind.buries() && replicas < REPLICAS_THAT_BEAR_A_LOSS;
            if (after >= replicas && after <= MIXED_MEMBERS_MAX && !tooFewReplicas) return kind;
        }
    }

    /// Whoever has buried a member goes through with it: without it a replica would be missing for ever.
    private static Heading.Abort abort(Dice dice, Move.Kind kind) {
        boolean aborts = dice.percent(MIXED_ABORTED_PERCENT);
        String phase = Phases.THAT_ABORT.get(dice.below(Phases.THAT_ABORT.size()));
        long delay = dice.percent(50) ? 0 : dice.below(200) * MILLIS;
        boolean forGood = dice.percent(30) && !kind.buries();
        return aborts ? new Heading.Abort(phase, delay, forGood) : null;
    }

    private static Heading.Halt halt(Dice dice) {
        boolean halts = dice.percent(MIXED_HALTED_PERCENT);
        String phase = Phases.OF_A_MIGRATION.get(dice.below(Phases.OF_A_MIGRATION.size()));
        long nanos = dice.below(2_000) * MILLIS;
        return halts ? new Heading.Halt(phase, nanos) : null;
    }

    private static final class Dice {
        private Chance chance;

        Dice(long seed) {
            chance = Chance.of(seed, "course");
        }

        int below(int bound) {
            chance = chance.next();
            return chance.below(bound);
        }

        boolean percent(int share) {
            return below(100) < share;
        }
    }
}
