package theseus.node.metadata.raft;

import io.microraft.Ordered;
import io.microraft.QueryPolicy;
import io.microraft.RaftConfig;
import io.microraft.RaftEndpoint;
import io.microraft.RaftNode;
import io.microraft.model.message.RaftMessage;
import io.microraft.statemachine.StateMachine;
import io.microraft.transport.Transport;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import theseus.node.environment.Environment;
import theseus.node.environment.Observation;
import theseus.node.log.CommitLog;
import theseus.node.log.Entry;
import theseus.node.message.Message;
import theseus.node.message.Order;
import theseus.node.metadata.AuthoritySeat;
import theseus.node.metadata.Seat;
import theseus.node.replica.KnownTopology;
import theseus.node.ring.NodeId;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.Topology;
import theseus.node.topology.Transitions;

/// One member of the metadata group: the initial members of the cluster agree by Raft on every decision, and the
/// leader among them drives migrations. It goes on while a majority of them is up and connected.
///
/// Two members may both believe that they lead. That is harmless: each proposal is a compare-and-set on the epoch, and
/// only the group decides it.
public final class RaftSeat implements Seat {
    /// MicroRaft 0.7 has a fault in its snapshot path, so none is ever taken: the group's log keeps every decision,
    /// and has room for this many (some thousands of migrations). The room is taken at the start.
    private static final int DECISIONS_MAX = 100_000;

    private static final String GROUP = "metadata";
    private static final RaftConfig CONFIG = RaftConfig.newBuilder()
            .setLeaderHeartbeatPeriodSecs(1)
            .setLeaderHeartbeatTimeoutSecs(4)
            .setLeaderElectionTimeoutMillis(1000)
            .setCommitCountToTakeSnapshot(DECISIONS_MAX)
            .setMaxPendingLogEntryCount(500)
            .setRaftNodeReportPublishPeriodSecs(1_000_000)
            .build();
    private static final Object READ = "read";

    private final Environment environment;
    private final CommitLog log;
    private final KnownTopology known;
    private final Member self;
    private final List<Member> members;
    private final RaftJournal journal;
    private final RaftTurns turns;
    private final RaftWords words = new RaftWords(GROUP);
    private final Rulings rulings;
    private final Set<Asked> underWay = new LinkedHashSet<>();
    private RaftNode raft;
    private Leadership leadership;
    private Topology genesis;
    private int appliedTerm;
    private boolean leading;

    private record Asked(NodeId from, long round) {}

    public RaftSeat(
            Environment environment,
            CommitLog log,
            Transitions transitions,
            KnownTopology known,
            NodeId self,
            List<NodeId> members) {
        this.environment = environment;
        this.log = log;
        this.known = known;
        this.self = new Member(self);
        this.members = members.stream().map(Member::new).toList();
        this.journal = new RaftJournal(log);
        this.turns = new RaftTurns(environment.timers(), this::lookWhoLeads);
        this.rulings = new Rulings(transitions);
    }

    @Override
    public void replay(Entry entry) {
        if (entry instanceof Entry.OfRaft ours) journal.replay(ours);
    }

    @Override
    public List<Entry> live() {
        return journal.live();
    }

    @Override
    public void start(Topology first, Leadership leads) {
        genesis = first;
        leadership = leads;
        RaftNode.RaftNodeBuilder builder = RaftNode.newBuilder()
                .setGroupId(GROUP)
                .setConfig(CONFIG)
                .setExecutor(turns)
                .setClock(turns)
                .setRandom(new DrawnRandom(environment.randomness()))
                .setStore(journal)
                .setTransport(new Links())
                .setStateMachine(new Machine());
        journal.restored(self, members)
                .ifPresentOrElse(
                        builder::setRestoredState,
                        () -> builder.setLocalEndpoint(self).setInitialGroupMembers(List.copyOf(members)));
        raft = builder.build();
        raft.start();
        new StuckPreVote(raft, turns).watch();
    }

    @Override
    public boolean leads() {
        return leading;
    }

    @Override
    public void on(NodeId from, Message.RegisterAsked ask) {
        environment.network().learn(from, ask.address());
        order(from, ask.round(), new Order.Registration(from, ask.round()), incarnation -> {
            Topology inForce = rulings.inForce();
            tell(from, new Message.Registered(ask.round(), (Long) incarnation, inForce));
        });
    }

    @Override
    public void on(NodeId from, Message.AuthorityReadAsked ask) {
        if (redirected(from, ask.round())) return;
        CompletableFuture<Ordered<Topology>> answer =
                raft.query(READ, QueryPolicy.LINEARIZABLE, Optional.empty(), Optional.empty());
        answer.whenComplete((read, failure) -> {
            if (failure == null) tell(from, new Message.AuthorityReadTold(ask.round(), read.getResult()));
        });
    }

    @Override
    public void on(NodeId from, Message.Proposed p) {
        Order order = new Order.Proposal(from, p.round(), p.expectedEpoch(), p.change());
        order(from, p.round(), order, decision -> tell(from, new Message.Decided(p.round(), (Decision) decision)));
    }

    @Override
    public void on(NodeId from, Message.Raft message) {
        Member sender = new Member(from);
        if (members.contains(sender)) raft.handle(words.messageOf(sender, message.word()));
    }

    static IllegalStateException noSnapshots() {
        return new IllegalStateException("the metadata group's log is full: " + DECISIONS_MAX + " decisions");
    }

    /// Has the group agree on the order. Where this leader loses its office first the asker gets no answer, and asks
    /// again.
    private void order(NodeId from, long round, Order order, Consumer<Object> then) {
        Asked asked = new Asked(from, round);
        if (redirected(from, round) || !underWay.add(asked)) return;
        CompletableFuture<Ordered<Object>> answer = raft.replicate(order);
        answer.whenComplete((ordered, failure) -> {
            underWay.remove(asked);
            if (failure == null) then.accept(ordered.getResult());
        });
    }

    private boolean redirected(NodeId from, long round) {
        RaftEndpoint leader = raft.getTerm().getLeaderEndpoint();
        if (self.equals(leader)) return false;
        if (leader != null) environment.network().send(from, new Message.LedBy(round, ((Member) leader).node()));
        return true;
    }

    /// What the member says leaves when all that it logged so far is durable: see [RaftJournal].
    private void tell(NodeId to, Message message) {
        log.whenDurable(log.end(), () -> environment.network().send(to, message));
    }

    private boolean isLeader() {
        return self.equals(raft.getTerm().getLeaderEndpoint());
    }

    /// This node drives from when its term's first order is applied, so that it knows all that was decided before.
    private void lookWhoLeads() {
        if (raft == null) return;
        boolean now = isLeader() && appliedTerm == raft.getTerm().getTerm();
        if (now == leading) return;
        leading = now;
        if (now) turns.execute(() -> log.whenDurable(log.end(), this::begin));
        else leadership.ended();
    }

    private void begin() {
        if (!leading) return;
        known.learn(rulings.inForce());
        leadership.began(rulings.inForce());
    }

    private void decided(Topology before, Topology next, Change change) {
        boolean author = isLeader();
        // Outside of MicroRaft's turn, and not before it can no longer be taken back.
        turns.execute(() -> log.whenDurable(log.end(), () -> publish(before, next, change, author)));
    }

    private void publish(Topology before, Topology next, Change change, boolean author) {
        if (next.epoch() <= known.epoch()) return;
        if (author) {
            if (change instanceof Change.Abort)
                environment.observer().saw(new Observation.GuardFired(AuthoritySeat.abortedFrom(before)));
            environment.observer().saw(new Observation.TopologyDecided(next));
        }
        known.learn(next);
        if (!author) return;
        for (NodeId node : next.addresses().keySet()) environment.network().send(node, new Message.TopologyTold(next));
    }

    private final class Links implements Transport {
        @Override
        public void send(RaftEndpoint target, RaftMessage message) {
            tell(((Member) target).node(), new Message.Raft(words.wordOf(message)));
        }

        @Override
        public boolean isReachable(RaftEndpoint endpoint) {
            return true;
        }
    }

    private final class Machine implements StateMachine {
        @Override
        public Object runOperation(long index, Object operation) {
            if (operation == READ) return rulings.inForce();
            Topology before = rulings.inForce();
            Object result = null;
            Change change = null;
            switch ((Order) operation) {
                case Order.TermBegun order -> {
                    rulings.found(order);
                    appliedTerm = order.term();
                }
                case Order.Registration order -> result = rulings.incarnation(order);
                case Order.Proposal order -> {
                    result = rulings.decide(order);
                    change = order.change();
                }
            }
            if (rulings.inForce() != before) decided(before, rulings.inForce(), change);
            return result;
        }

        @Override
        public Object getNewTermOperation() {
            return new Order.TermBegun(raft.getTerm().getTerm(), rulings.inForce() == null ? genesis : null);
        }

        @Override
        public void takeSnapshot(long index, Consumer<Object> chunks) {
            throw noSnapshots();
        }

        @Override
        public void installSnapshot(long index, List<Object> chunks) {
            throw noSnapshots();
        }
    }
}
