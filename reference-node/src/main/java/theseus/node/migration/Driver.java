package theseus.node.migration;

import java.util.List;
import java.util.Optional;
import theseus.node.environment.Environment;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.environment.Timers;
import theseus.node.environment.Waypoint;
import theseus.node.metadata.MetadataAuthority;
import theseus.node.metadata.Seat;
import theseus.node.ring.NodeId;
import theseus.node.topology.AdmitWhen;
import theseus.node.topology.Change;
import theseus.node.topology.Phase;
import theseus.node.topology.Topology;

/// Leads the migration from phase to phase, where the metadata authority lives. It keeps nothing that it cannot
/// ask for again: after a crash it re-reads the topology and redoes the present step, and every proposal is a
/// compare-and-set on the epoch.
public final class Driver implements Seat.Leadership {
    /// Times of the driver, in nanoseconds.
    ///
    /// @param tick between two looks at the migration
    /// @param dwellMin least time in each phase
    /// @param dwellMax greatest time in each phase, drawn evenly between the two
    /// @param abortAfter for how long a joiner may be silent
    public record Times(long tick, long dwellMin, long dwellMax, long abortAfter) {}

    private final Environment environment;
    private final MetadataAuthority authority;
    private final Times times;
    private final Gathering gathering;
    private final AdmitWhen admitWhen;
    private Topology now;
    private long leaveAt;
    private long patientSince;
    private long lastTick;
    private boolean leading;
    private boolean proposing;
    private Timers.Alarm alarm = () -> {};
    private List<String> waitingFor = List.of();

    /// @param admitWhen when the next migration has its turn
    public Driver(
            Environment environment,
            MetadataAuthority authority,
            Times times,
            Gathering gathering,
            AdmitWhen admitWhen) {
        this.environment = environment;
        this.authority = authority;
        this.times = times;
        this.gathering = gathering;
        this.admitWhen = admitWhen;
    }

    /// Begins to lead, from the topology in force.
    @Override
    public void began(Topology topology) {
        leading = true;
        if (topology != null) {
            resumedFrom(topology).ifPresent(guard -> environment.observer().saw(new Observation.GuardFired(guard)));
            enter(topology);
        }
        tick();
    }

    /// Another node leads, or none: it takes the step up again from the topology.
    @Override
    public void ended() {
        leading = false;
        now = null;
        waitingFor = List.of();
        alarm.cancel();
    }

    /// The topology has moved on.
    public void enter(Topology topology) {
        if (!leading) return;
        now = topology;
        proposing = false;
        long nanos = environment.timers().nanos();
        long spread = times.dwellMax() - times.dwellMin();
        leaveAt = nanos
                + times.dwellMin()
                + (spread <= 0 ? 0 : environment.randomness().below(spread));
        gathering.begin(topology, nanos);
        waitingFor = List.of();
    }

    /// What the driver gathered of the present phase.
    public Gathering gathering() {
        return gathering;
    }

    /// What keeps the migration from its next phase, in words.
    public List<String> waitingFor() {
        return waitingFor;
    }

    private void tick() {
        alarm = environment.timers().after(times.tick(), this::tick);
        if (now == null) return;
        if (!now.queue().isEmpty() && admitWhen.allows(now) && !proposing) propose(new Change.AdmitNext());
        if (now.phase() instanceof Phase.Steady) return;
        long nanos = environment.timers().nanos();
        // Whoever was asleep (paused, starved) has not been listening either.
        if (nanos - lastTick > 4 * times.tick()) patientSince = nanos;
        lastTick = nanos;
        gathering.ask(now);
        look();
    }

    /// Looks whether the migration can move on, after an answer or a tick.
    public void look() {
        if (now == null || now.phase() instanceof Phase.Steady || proposing) return;
        waitingFor = now.paused() ? List.of("the operator, who has paused it") : gathering.missing(now);
        Optional<NodeId> lost = lostJoiner();
        if (lost.isPresent()) abort(lost.get());
        else if (!waitingFor.isEmpty()) return;
        else if (environment.timers().nanos() < leaveAt) waitingFor = List.of("the end of its dwell time");
        else if (heldUp()) waitingFor = List.of("a test that holds it up before the next phase");
        else propose(next());
    }

    /// It looks again at each tick, so there is nothing to be done when it is let go.
    private boolean heldUp() {
        Waypoint point = Waypoint.leaving(now.phase().label());
        return environment.waypoints().holds(point, () -> {});
    }

    private Change next() {
        return switch (now.phase()) {
            case Phase.Prepare p -> new Change.BeginDualWrite(p.underWay().session());
            case Phase.DualWrite p -> new Change.BeginCopy(p.underWay().session());
            case Phase.DataCopy p -> new Change.BeginVerify(p.underWay().session());
            case Phase.Verify p -> new Change.CutOver(p.underWay().session(), gathering.evidence());
            case Phase.Cutover p -> new Change.PublishNew(p.underWay().session());
            case Phase.Retreat p ->
                new Change.Finish(p.underWay().session(), gathering.counts(), gathering.phaseMillis());
            case Phase.Cleanup p ->
                new Change.Finish(p.underWay().session(), gathering.counts(), gathering.phaseMillis());
            case Phase.Steady _ -> throw new IllegalStateException("nothing follows STEADY by itself");
        };
    }

    private void abort(NodeId lost) {
        propose(new Change.Abort(
                now.openSession(),
                lost + " has been unreachable for longer than " + times.abortAfter() / 1_000_000 + " ms"));
    }

    private void propose(Change change) {
        proposing = true;
        long epoch = now.epoch();
        authority.propose(epoch, change, _ -> {
            // Accepted, the topology has moved on by itself; refused, the next look proposes what is due then.
            if (now != null && now.epoch() == epoch) proposing = false;
        });
        environment.timers().after(20 * times.tick(), () -> {
            if (now != null && now.epoch() == epoch) proposing = false;
        });
    }

    private Optional<NodeId> lostJoiner() {
        return switch (now.phase()) {
            case Phase.Prepare _, Phase.DualWrite _, Phase.DataCopy _, Phase.Verify _, Phase.Cutover _ -> {
                long since = environment.timers().nanos() - times.abortAfter();
                yield patientSince > since ? Optional.empty() : gathering.silentJoiner(since);
            }
            case Phase.Steady _, Phase.Retreat _, Phase.Cleanup _ -> Optional.empty();
        };
    }

    private static Optional<Guard> resumedFrom(Topology topology) {
        return switch (topology.phase()) {
            case Phase.Steady _ -> Optional.empty();
            case Phase.Prepare _ -> Optional.of(Guard.DRIVER_RESUMED_PREPARE);
            case Phase.DualWrite _ -> Optional.of(Guard.DRIVER_RESUMED_DUAL_WRITE);
            case Phase.DataCopy _ -> Optional.of(Guard.DRIVER_RESUMED_DATA_COPY);
            case Phase.Verify _ -> Optional.of(Guard.DRIVER_RESUMED_VERIFY);
            case Phase.Cutover _ -> Optional.of(Guard.DRIVER_RESUMED_CUTOVER);
            case Phase.Retreat _ -> Optional.of(Guard.DRIVER_RESUMED_RETREAT);
            case Phase.Cleanup _ -> Optional.of(Guard.DRIVER_RESUMED_CLEANUP);
        };
    }
}
