package theseus.harness.model;

import theseus.node.topology.Change;
import theseus.node.topology.Phase;
import theseus.node.topology.Topology;

/// What the authority decides next: whatever its transitions accept, provided that the driver finds nothing
/// missing. The driver keeps nothing and asks again after a crash, so it has no state here; and what it has heard
/// of stays true for as long as it waits, so it may as well hear of it at once.
///
/// A decision takes nothing away from anybody: who has not heard of it acts as before. So whatever happens before a
/// decision that is due may as well happen after it, and a decision is taken as soon as it is due, before all else;
/// an abort, as soon as the phase begins that it may end.
final class Authority {
    private final Rulebook rules;
    private final Sink sink;

    Authority(Rulebook rules, Sink sink) {
        this.rules = rules;
        this.sink = sink;
    }

    /// Whether a decision was due.
    boolean follow(World world) {
        Topology now = rules.course().at(world.topology());
        boolean decided = false;
        for (Course.Turn turn : rules.course().turns(world.topology())) {
            if (!isDue(world, now, turn.change())) continue;
            decide(world, now, turn);
            decided = true;
        }
        return decided;
    }

    private void decide(World world, Topology now, Course.Turn turn) {
        Topology entered = rules.course().at(turn.to());
        int breaches = breaches(world, now, entered);
        sink.follows(at(world, turn.to()), new Step.Decide(entered), breaches);
        for (Course.Turn end : rules.course().turns(turn.to())) {
            if (end.change() instanceof Change.Abort)
                sink.follows(
                        at(world, end.to()),
                        new Step.Abort(entered, rules.course().at(end.to())),
                        breaches);
        }
    }

    private static World at(World world, int topology) {
        World next = world.copy();
        next.topology(topology);
        return next;
    }

    private boolean isDue(World world, Topology now, Change change) {
        return switch (change) {
            case Change.Admit _ -> true;
            case Change.Abort _,
                    Change.DeclareDead _,
                    Change.BeginCollection _,
                    Change.FinishCollection _,
                    Change.AbandonCollection _,
                    Change.AddTenant _,
                    Change.AdmitNext _,
                    Change.Pause _,
                    Change.Resume _ -> false;
            case Change.CutOver _ ->
                isComplete(world, now) && rules.due(world).acceptsCutover(rules.dominated(world, world.session()));
            case Change.BeginDualWrite _,
                    Change.BeginCopy _,
                    Change.BeginVerify _,
                    Change.PublishNew _,
                    Change.Finish _ -> isComplete(world, now);
        };
    }

    /// Whether nothing keeps the present phase from its end.
    private boolean isComplete(World world, Topology now) {
        boolean open = world.session() == now.openSession();
        return switch (now.phase().label()) {
            case STEADY, DUAL_WRITE -> true;
            case PREPARE -> open;
            case DATA_COPY -> open && rules.due(world).hasSources(rules.copied(world));
            case VERIFY -> open && rules.due(world).hasSources(rules.dominated(world, world.session()));
            case CUTOVER -> rules.due(world).barrierHolds(world.fenced(now.epoch()), true);
            case RETREAT -> rules.due(world).barrierHolds(world.fenced(now.epoch()), false);
            case CLEANUP -> world.leaver() == Leaver.IS_CLEAN;
        };
    }

    private int breaches(World world, Topology now, Topology entered) {
        return switch (entered.phase()) {
            case Phase.Cutover _ -> dominates(world, now) ? 0 : Breach.UNPROVEN_CUTOVER.bit();
            case Phase.Cleanup _ -> isFenced(world, now) ? 0 : Breach.UNFENCED_CLEANUP.bit();
            case Phase.Steady _,
                    Phase.Prepare _,
                    Phase.DualWrite _,
                    Phase.DataCopy _,
                    Phase.Verify _,
                    Phase.Retreat _ -> 0;
        };
    }

    /// Whether the joiner holds all that a majority of O held when it fenced: said here without asking the rules.
    private boolean dominates(World world, Topology now) {
        return Integer.bitCount(rules.dominated(world, (int) now.openSession())) >= 2;
    }

    /// Whether two of A, B, C and two of B, C, D have fenced the cutover.
    private boolean isFenced(World world, Topology now) {
        int fenced = world.fenced(now.epoch());
        return Integer.bitCount(fenced & 0b0111) >= 2 && Integer.bitCount(fenced & 0b1110) >= 2;
    }
}
