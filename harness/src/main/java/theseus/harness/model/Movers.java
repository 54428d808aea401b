package theseus.harness.model;

import theseus.node.topology.Phase;
import theseus.node.topology.PhaseName;
import theseus.node.topology.Topology;

/// What replicas do for a migration. Each acts on a topology that it has just learned, or acts late, or never; so
/// every topology so far that it may still learn is tried.
final class Movers {
    private static final int LEAVER = 0;
    private static final int JOINER = World.NODES - 1;

    private final Rulebook rules;
    private final Sink sink;

    Movers(Rulebook rules, Sink sink) {
        this.rules = rules;
        this.sink = sink;
    }

    void follow(World world) {
        arrive(world);
        for (long epoch = rules.course().firstEpoch(); epoch <= rules.epoch(world); epoch++) {
            Topology learned = rules.course().at(world.topology(), epoch);
            if (epoch >= world.known(JOINER)) join(world, learned);
            if (epoch >= world.known(JOINER)) wipeLate(world, learned);
            if (epoch >= world.known(LEAVER)) leave(world, learned);
            snapshots(world, learned);
            fences(world, learned);
        }
        for (int session = 1; session <= World.SESSIONS; session++) copies(world, session);
        sweep(world);
    }

    /// Puts that arrive for nobody: of a round that was given up, or whose answer is lost, or twice.
    private void arrive(World world) {
        for (int rank = 1; rank <= world.minted(); rank++) {
            for (int node = 0; node < World.NODES; node++) {
                int pins = world.puts(rank, node);
                if (pins == 0 || rank == world.held(node) || !rules.replaces(world.held(node), rank, false)) continue;
                int pin = firstCarriedOut(world, node, rank, pins);
                if (pin < 0) continue;
                World next = world.copy();
                next.hold(node, rank);
                sink.follows(next, new Step.Arrive(rules.pins(world).top(pin), node, rank), 0);
            }
        }
    }

    private int firstCarriedOut(World world, int node, int rank, int pins) {
        for (int left = pins; left != 0; left &= left - 1) {
            int pin = Integer.numberOfTrailingZeros(left);
            if (rules.carriesOut(world, node, rank, pin)) return pin;
        }
        return -1;
    }

    /// A session that was closed is over: knowing that, the joiner knows an epoch after it.
    private void join(World world, Topology learned) {
        int session = (int) learned.openSession();
        if (world.session() != 0 && world.session() != session) close(world, learned);
        else if (world.session() == 0 && learned.phase() instanceof Phase.Prepare) prepare(world, learned, session);
    }

    private void prepare(World world, Topology learned, int session) {
        if (session <= lastSession(world)) return;
        World next = world.copy();
        next.know(JOINER, learned.epoch());
        raise(next, JOINER, learned.epoch());
        switch (rules.conduct().wipe()) {
            case BEFORE_THE_SESSION -> next.hold(JOINER, 0);
            case IN_DUAL_WRITE -> next.wipeIsDue(true);
        }
        next.openSession(session);
        sink.follows(next, new Step.Prepare(JOINER, learned.epoch(), session), 0);
    }

    /// A session that was closed is over: knowing that, the joiner knows an epoch after it.
    private int lastSession(World world) {
        if (world.known(JOINER) == 0) return 0;
        return (int) rules.course().at(world.topology(), world.known(JOINER)).lastSession();
    }

    /// Half a second after it has learned of DUAL_WRITE may be any time.
    private void wipeLate(World world, Topology learned) {
        if (!world.wipeIsDue() || !(learned.phase() instanceof Phase.DualWrite)) return;
        World next = world.copy();
        next.know(JOINER, learned.epoch());
        next.hold(JOINER, 0);
        next.wipeIsDue(false);
        sink.follows(next, new Step.Wipe(JOINER, learned.epoch()), 0);
    }

    private void close(World world, Topology learned) {
        World next = world.copy();
        next.know(JOINER, learned.epoch());
        switch (rules.conduct().cleanup()) {
            case SWEEP_THEN_DELETE, BEFORE_THE_BARRIER -> {
                raise(next, JOINER, learned.epoch());
                if (rules.isLeftover(JOINER, learned)) next.hold(JOINER, 0);
            }
            case NEVER -> {}
        }
        next.openSession(0);
        sink.follows(next, new Step.Close(JOINER, learned.epoch()), 0);
    }

    /// A source that hears of VERIFY first takes the same snapshot as one that hears of DATA_COPY.
    private void snapshots(World world, Topology learned) {
        if (!(learned.phase() instanceof Phase.DataCopy copying)) return;
        int session = (int) learned.openSession();
        for (int node = 0; node < World.NODES; node++) {
            boolean isSource = (rules.sources(world, learned) >> node & 1) != 0;
            boolean taken = world.snapshot(session, node) != World.NO_SNAPSHOT;
            if (isSource && !taken && learned.epoch() >= world.known(node))
                snapshot(world, learned, copying.dualEpoch(), node);
        }
    }

    private void snapshot(World world, Topology learned, long dualEpoch, int node) {
        int session = (int) learned.openSession();
        World next = world.copy();
        next.know(node, learned.epoch());
        switch (rules.conduct().copy().order()) {
            case FENCE_FIRST -> raise(next, node, dualEpoch);
            case AT_ONCE -> {}
        }
        int held = next.held(node);
        int content = rules.snapshotHas(next, held) ? held + 1 : World.EMPTY_SNAPSHOT;
        next.snapshot(session, node, content);
        sink.follows(next, new Step.Snapshot(node, session, content), 0);
    }

    /// Copies that reach the joiner, late ones of a session that is over included; what it pulls while it verifies
    /// is the same record once more.
    private void copies(World world, int session) {
        if (!rules.takesCopies(world, session)) return;
        for (int source = 0; source < JOINER; source++) {
            int content = world.snapshot(session, source);
            boolean isMarked = session == world.session() && (world.copied() >> source & 1) != 0;
            if (content != World.NO_SNAPSHOT && !isMarked) copy(world, session, source, content);
        }
    }

    private void copy(World world, int session, int source, int content) {
        World next = world.copy();
        take(next, content);
        boolean isOpen = session == rules.acceptedSession(world);
        if (!rules.copiesAreMonotone() && isOpen) next.markCopied(source);
        else if (next.held(JOINER) == world.held(JOINER)) return;
        sink.follows(next, new Step.Copy(source, session, content), isOpen ? 0 : Breach.CLOSED_SESSION.bit());
    }

    private void take(World next, int content) {
        int rank = content - 1;
        if (rank > 0 && rules.replaces(next.held(JOINER), rank, true)) next.hold(JOINER, rank);
    }

    private void fences(World world, Topology learned) {
        PhaseName phase = learned.phase().label();
        if (phase != PhaseName.CUTOVER && phase != PhaseName.RETREAT || !rules.fencesAreReal()) return;
        for (int node = 0; node < World.NODES; node++) {
            if (world.fence(node) >= learned.epoch()) continue;
            World next = world.copy();
            next.know(node, learned.epoch());
            raise(next, node, learned.epoch());
            sink.follows(next, new Step.Fence(node, learned.epoch()), 0);
        }
    }

    private void leave(World world, Topology learned) {
        if (world.leaver() != Leaver.STAYS) return;
        boolean isDue = switch (rules.conduct().cleanup()) {
            case SWEEP_THEN_DELETE, NEVER -> learned.phase() instanceof Phase.Cleanup;
            case BEFORE_THE_BARRIER ->
                learned.phase() instanceof Phase.Cutover || learned.phase() instanceof Phase.Cleanup;
        };
        if (isDue) leaveNow(world, learned);
    }

    private void leaveNow(World world, Topology learned) {
        World next = world.copy();
        next.know(LEAVER, learned.epoch());
        switch (rules.conduct().cleanup()) {
            case SWEEP_THEN_DELETE -> {
                raise(next, LEAVER, learned.epoch());
                beginSweep(next, learned);
            }
            case BEFORE_THE_BARRIER -> beginSweep(next, learned);
            case NEVER -> next.leaver(Leaver.IS_CLEAN);
        }
        sink.follows(next, new Step.Leave(LEAVER, learned.epoch()), 0);
    }

    private void beginSweep(World next, Topology learned) {
        int held = next.held(LEAVER);
        next.leaver(held == 0 ? Leaver.IS_CLEAN : Leaver.SWEEPS);
        if (held == 0) return;
        int pin = rules.pins(next).of(learned.epoch());
        next.operation(World.SWEEP, Kind.SWEEP, Stage.PUTTING, pin, 0, held, 0, 0);
        int asked = rules.pins(next).written(pin);
        for (int node = 0; node < World.NODES; node++)
            if ((asked >> node & 1) != 0) next.puts(held, node, next.puts(held, node) | 1 << pin);
    }

    /// The leaver's put arrives at one more replica; once a quorum has it, the leaver deletes.
    private void sweep(World world) {
        if (world.leaver() != Leaver.SWEEPS) return;
        int pin = world.pin(World.SWEEP);
        int rank = world.rank(World.SWEEP);
        int waiting = rules.pins(world).written(pin) & ~world.answered(World.SWEEP);
        for (int node = 0; node < World.NODES; node++) {
            if ((waiting >> node & 1) == 0 || !rules.serves(world, node, pin)) continue;
            World next = world.copy();
            if (rules.replaces(next.held(node), rank, false)) next.hold(node, rank);
            next.answered(World.SWEEP, world.answered(World.SWEEP) | 1 << node);
            if (rules.pins(next).writeReached(pin, next.answered(World.SWEEP))) {
                next.hold(LEAVER, 0);
                next.leaver(Leaver.IS_CLEAN);
                next.end(World.SWEEP);
            }
            sink.follows(
                    next, new Step.Acknowledge(World.SWEEP, rules.pins(next).top(pin), node, rank), 0);
        }
    }

    private void raise(World next, int node, long epoch) {
        if (rules.fencesAreReal()) next.fence(node, epoch);
    }
}
