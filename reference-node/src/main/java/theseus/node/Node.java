package theseus.node;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import theseus.node.coordinate.ClientAnswer;
import theseus.node.coordinate.ClientRequest;
import theseus.node.environment.Environment;
import theseus.node.environment.Observation;
import theseus.node.message.Message;
import theseus.node.migration.Forecast;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.Migration;
import theseus.node.topology.Topology;
import theseus.node.topology.Transitions;

/// One node: a replica, a coordinator and a party to migrations. Single-threaded: all calls and callbacks happen
/// on its one thread.
///
/// The node is deterministic: what it does follows from what it is told and from its [Environment].
public final class Node {
    private static final long HOUSEKEEPING_NANOS = 250_000_000;
    private static final int PROPOSALS_MAX = 5;

    private final NodeOptions options;
    private final Environment environment;
    private final GuardCounts guards;
    private final Assembly parts;
    private final WaitingRoom waitingRoom;
    private boolean running;
    private String diskFailure;

    public Node(NodeOptions options, Environment world) {
        this.options = options;
        this.guards = new GuardCounts(world.observer());
        this.environment = new Environment(
                world.clock(),
                world.timers(),
                world.network(),
                world.disk(),
                world.randomness(),
                guards,
                world.waypoints());
        this.parts = new Assembly(options, environment, guards, this::diskFailed);
        this.waitingRoom = new WaitingRoom(environment, parts.replica.topology());
        options.addresses().forEach(environment.network()::learn);
    }

    /// Replays the log, and takes up work where it was left once all of it is durable.
    public void start() {
        parts.log.replay(parts::replay);
        parts.replica.topology().watch(_ -> waitingRoom.letIn(this::receive));
        parts.log.whenDurable(parts.log.end(), this::begin);
    }

    /// Takes a message from another node (or from itself).
    public void receive(NodeId from, Message message) {
        if (!running) return;
        switch (message) {
            case Message.ReadAsked m -> {
                if (waitingRoom.admits(from, m, m.epoch())) parts.replica.on(from, m);
            }
            case Message.PutAsked m -> {
                if (waitingRoom.admits(from, m, m.epoch())) parts.replica.on(from, m);
            }
            case Message.ReadTold m -> parts.rounds.on(from, m);
            case Message.PutDone m -> parts.rounds.on(from, m);
            case Message.StaleEpoch m -> parts.rounds.on(m);
            case Message.NotOwner m -> parts.rounds.on(m);
            case Message.TooOld m -> parts.rounds.on(m);
            case Message.TopologyTold m -> parts.replica.topology().learn(m.topology());
            case Message.TopologyAsked m -> tellTopology(from, m.known());
            case Message.RegisterAsked m -> ifSeated(() -> parts.seat.on(from, m));
            case Message.AuthorityReadAsked m -> ifSeated(() -> parts.seat.on(from, m));
            case Message.Proposed m -> ifSeated(() -> parts.seat.on(from, m));
            case Message.Raft m -> ifSeated(() -> parts.seat.on(from, m));
            case Message.LedBy m -> parts.authority.on(m);
            case Message.Registered m -> parts.authority.on(m);
            case Message.AuthorityReadTold m -> parts.authority.on(m);
            case Message.Decided m -> parts.authority.on(m);
            case Message.PrepareAsked m -> {
                if (waitingRoom.admits(from, m, m.epoch())) parts.joining.on(from, m);
            }
            case Message.FenceAsked m -> {
                if (waitingRoom.admits(from, m, m.epoch())) fence(from, m);
            }
            case Message.ProgressAsked m -> parts.target.on(from, m);
            case Message.CleanupAsked m -> parts.leaving.on(from, m);
            case Message.Prepared m -> {
                parts.driver.gathering().on(from, m);
                parts.driver.look();
            }
            case Message.Fenced m -> {
                parts.collector.on(from, m);
                parts.driver.gathering().on(from, m);
                parts.driver.look();
            }
            case Message.ProgressTold m -> {
                parts.driver.gathering().on(from, m);
                parts.driver.look();
            }
            case Message.CleanupTold m -> {
                parts.driver.gathering().on(from, m);
                parts.driver.look();
            }
            case Message.CopyBatch m -> {
                if (waitingRoom.admits(from, m, m.epoch())) parts.target.on(from, m);
            }
            case Message.TreeTold m -> {
                if (waitingRoom.admits(from, m, m.epoch())) parts.target.on(from, m);
            }
            case Message.LeavesTold m -> {
                if (waitingRoom.admits(from, m, m.epoch())) parts.target.on(from, m);
            }
            case Message.PullTold m -> {
                if (waitingRoom.admits(from, m, m.epoch())) parts.target.on(from, m);
            }
            case Message.HoldingsAsked m -> {
                if (waitingRoom.admits(from, m, m.epoch())) parts.replica.on(from, m);
            }
            case Message.BringAsked m -> {
                if (waitingRoom.admits(from, m, m.epoch())) parts.bringing.on(from, m);
            }
            case Message.Brought m -> {
                if (waitingRoom.admits(from, m, m.epoch())) parts.bringing.on(from, m);
            }
            case Message.LackingTold m -> {
                parts.bringing.on(m);
                parts.leaving.on(from, m);
            }
            case Message.BroughtTaken m -> parts.bringing.on(m);
            case Message.TombstonesAsked m -> parts.bringing.on(from, m);
            case Message.TombstonesTold m -> parts.collector.on(from, m);
            case Message.BringDone m -> parts.collector.on(from, m);
            case Message.RefusalsAsked m -> parts.refusing.on(from, m);
            case Message.RefusalsTold m -> parts.driver.gathering().on(from, m);
            case Message.LoadsAsked m -> parts.forecast.on(from, m);
            case Message.LoadsTold m -> parts.forecast.on(from, m);
            case Message.CopyTaken m -> parts.source.on(from, m);
            case Message.CopyKnown m -> parts.source.on(from, m);
            case Message.SessionClosed m -> parts.source.on(m);
            case Message.TreeAsked m -> parts.source.on(from, m);
            case Message.PullAsked m -> parts.source.on(from, m);
            case Message.Dominated m -> parts.source.on(from, m);
        }
    }

    /// Serves a client; answers exactly once, unless the node dies first.
    public void serve(ClientRequest request, Consumer<ClientAnswer> answer) {
        parts.coordinator.serve(request, answer);
    }

    /// Proposes a change by an operator: a tenant, a join, an abort. Answers once, or never where the authority
    /// is out of reach.
    public void propose(Change change, Consumer<Decision> answer) {
        propose(change, answer, PROPOSALS_MAX);
    }

    /// Lets tombstones be collected now that are older than the grace. Answers once, or never where the authority is
    /// out
    /// of reach.
    public void collect(Consumer<Decision> answer) {
        propose(new Change.BeginCollection(parts.collector.floor()), answer);
    }

    /// What a migration from the present placement would move; it is not begun.
    public void forecast(Migration migration, Consumer<Forecast.Plan> then) {
        parts.forecast.of(migration, then);
    }

    /// What the node knows of itself now.
    public NodeStatus status() {
        return new NodeStatus(
                options.id(),
                isReady(),
                parts.coordinator.incarnation(),
                parts.replica.topology().latest(),
                parts.replica.fence().epoch(),
                parts.session.open(),
                parts.replica.store().size(),
                parts.hints.size(),
                guards.counts(),
                driverStatus(),
                parts.driver.waitingFor(),
                Optional.ofNullable(diskFailure));
    }

    /// Whether the node coordinates operations: it has an incarnation and knows a topology.
    public boolean isReady() {
        return parts.coordinator.incarnation() > 0 && parts.replica.topology().latest() != null;
    }

    /// How much is copied, of all that the migration driven from here needs copied; empty where there is none.
    public OptionalInt copiedPercent() {
        return drives() ? parts.driver.gathering().copiedPercent() : OptionalInt.empty();
    }

    /// Whether migrations are driven from this node now.
    public boolean drives() {
        return parts.authority.leads();
    }

    /// What the replica holds, in key order, tombstones included: for census and digests.
    public List<Message.Keyed> records() {
        return parts.replica.records();
    }

    private void begin() {
        running = true;
        if (parts.seated) {
            parts.seat.start(
                    Transitions.genesis(new Ring(options.initialMembers(), options.vnodes()), options.addresses()),
                    parts.leaders());
            parts.replica.topology().watch(parts.driver::enter);
            parts.replica.topology().watch(parts.collector::enter);
        }
        parts.authority.register(parts.coordinator::becomeReady);
        parts.purging.resume();
        parts.joining.resume();
        parts.source.resume();
        parts.leaving.resume();
        parts.handoff.begin();
        keepHouse();
    }

    private void keepHouse() {
        parts.authority.refresh();
        parts.log.compactIfWorth(parts::live);
        environment.timers().after(HOUSEKEEPING_NANOS, this::keepHouse);
    }

    private void fence(NodeId from, Message.FenceAsked ask) {
        parts.replica
                .fence()
                .raise(
                        ask.epoch(),
                        () -> environment.network().send(from, new Message.Fenced(ask.round(), ask.epoch())));
    }

    private void tellTopology(NodeId to, long known) {
        Topology latest = parts.replica.topology().latest();
        if (latest != null && latest.epoch() > known) {
            environment.network().send(to, new Message.TopologyTold(latest));
        }
    }

    private void ifSeated(Runnable action) {
        if (parts.seated) action.run();
    }

    private void propose(Change change, Consumer<Decision> answer, int tries) {
        parts.authority.read(current -> parts.authority.propose(current.epoch(), change, decision -> {
            boolean overtaken = decision instanceof Decision.Refused refused
                    && refused.code().equals(Transitions.STALE_PROPOSAL);
            if (overtaken && tries > 1) propose(change, answer, tries - 1);
            else answer.accept(decision);
        }));
    }

    private Optional<NodeStatus.DriverStatus> driverStatus() {
        if (!parts.authority.leads()) return Optional.empty();
        var gathering = parts.driver.gathering();
        List<NodeStatus.RangeProgress> ranges = gathering.plan().stream()
                .map(range -> new NodeStatus.RangeProgress(
                        range.index(),
                        range.targets(),
                        gathering.copied(range),
                        gathering.verified(range),
                        gathering.needed(range)))
                .toList();
        long session = parts.replica.topology().latest() == null
                ? 0
                : parts.replica.topology().latest().lastSession();
        return Optional.of(new NodeStatus.DriverStatus(session, gathering.counts(), ranges));
    }

    private void diskFailed(String why) {
        diskFailure = why;
        environment.observer().saw(new Observation.DiskFailed(why));
    }
}
