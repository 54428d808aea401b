package theseus.node.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.environment.Environment;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.log.CommitLog;
import theseus.node.log.Entry;
import theseus.node.message.Message;
import theseus.node.replica.KnownTopology;
import theseus.node.ring.NodeId;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.Topology;
import theseus.node.topology.Transitions;

/// The single authority, in the one node that holds it: decides one proposal after the other, durably before it
/// answers. It survives kill and restart; while its node is down nothing is decided, and operations go on under
/// the epochs in force.
public final class AuthoritySeat implements Seat {
    private static final int REMEMBERED_MAX = 256;

    private final Environment environment;
    private final CommitLog log;
    private final Transitions transitions;
    private final KnownTopology known;
    private final Map<Proposal, Decision> remembered = new LinkedHashMap<>();
    private final SortedMap<NodeId, Registration> registrations = new TreeMap<>();
    private Topology decided;
    private Topology inForce;
    private boolean leads;
    private long incarnations;

    /// Who proposed: a repeated proposal is answered as the first time.
    private record Proposal(NodeId from, long round) {}

    /// The latest incarnation of a node: a question that is asked again is answered as the first time.
    private record Registration(long round, long incarnation) {}

    public AuthoritySeat(Environment environment, CommitLog log, Transitions transitions, KnownTopology known) {
        this.environment = environment;
        this.log = log;
        this.transitions = transitions;
        this.known = known;
    }

    @Override
    public void replay(Entry entry) {
        switch (entry) {
            case Entry.TopologyDecided d -> decided = inForce = d.topology();
            case Entry.IncarnationsGiven given -> incarnations = Math.max(incarnations, given.last());
            default -> {}
        }
    }

    @Override
    public List<Entry> live() {
        return decided == null
                ? List.of()
                : List.of(new Entry.TopologyDecided(decided), new Entry.IncarnationsGiven(incarnations));
    }

    @Override
    public void start(Topology genesis, Leadership leadership) {
        leads = true;
        if (decided == null) {
            put(genesis, () -> {});
        } else {
            // A decision that was durable, but not told before the crash, is told now.
            environment.observer().saw(new Observation.TopologyDecided(decided));
            known.learn(decided);
        }
        leadership.began(inForce);
    }

    @Override
    public boolean leads() {
        return leads;
    }

    /// The single authority has nobody to agree with.
    @Override
    public void on(NodeId from, Message.Raft message) {}

    @Override
    public void on(NodeId from, Message.RegisterAsked ask) {
        environment.network().learn(from, ask.address());
        Registration known = registrations.get(from);
        Registration registration = known != null && known.round() == ask.round()
                ? known
                : new Registration(ask.round(), giveIncarnation());
        registrations.put(from, registration);
        log.whenDurable(
                log.end(),
                () -> environment
                        .network()
                        .send(from, new Message.Registered(ask.round(), registration.incarnation(), inForce)));
    }

    private long giveIncarnation() {
        incarnations++;
        log.append(new Entry.IncarnationsGiven(incarnations));
        return incarnations;
    }

    @Override
    public void on(NodeId from, Message.AuthorityReadAsked ask) {
        if (inForce != null) environment.network().send(from, new Message.AuthorityReadTold(ask.round(), inForce));
    }

    @Override
    public void on(NodeId from, Message.Proposed proposed) {
        Proposal proposal = new Proposal(from, proposed.round());
        Decision before = remembered.get(proposal);
        if (before != null) {
            answer(from, proposed.round(), before);
            return;
        }
        if (decided == null) return;
        Decision decision = transitions.decide(decided, proposed.expectedEpoch(), proposed.change());
        remember(proposal, decision);
        switch (decision) {
            case Decision.Refused _ -> answer(from, proposed.round(), decision);
            case Decision.Accepted accepted -> {
                if (proposed.change() instanceof Change.Abort)
                    environment.observer().saw(new Observation.GuardFired(abortedFrom(decided)));
                if (accepted.topology() == decided) answer(from, proposed.round(), decision);
                else put(accepted.topology(), () -> answer(from, proposed.round(), decision));
            }
        }
    }

    /// Nobody hears of a decision, not even by being refused because of it, before it is durable.
    private void answer(NodeId from, long round, Decision decision) {
        log.whenDurable(log.end(), () -> environment.network().send(from, new Message.Decided(round, decision)));
    }

    private void put(Topology next, Runnable then) {
        decided = next;
        log.whenDurable(log.append(new Entry.TopologyDecided(next)), () -> {
            inForce = next;
            environment.observer().saw(new Observation.TopologyDecided(next));
            known.learn(next);
            for (NodeId node : next.addresses().keySet()) {
                environment.network().send(node, new Message.TopologyTold(next));
            }
            then.run();
        });
    }

    private void remember(Proposal proposal, Decision decision) {
        remembered.put(proposal, decision);
        if (remembered.size() > REMEMBERED_MAX)
            remembered.remove(remembered.keySet().iterator().next());
    }

    /// The guard that an accepted abort fires.
    public static Guard abortedFrom(Topology from) {
        return switch (from.phase().label()) {
            case PREPARE -> Guard.ABORTED_FROM_PREPARE;
            case DUAL_WRITE -> Guard.ABORTED_FROM_DUAL_WRITE;
            case DATA_COPY -> Guard.ABORTED_FROM_DATA_COPY;
            case VERIFY -> Guard.ABORTED_FROM_VERIFY;
            case CUTOVER -> Guard.ABORTED_FROM_CUTOVER;
            case STEADY, RETREAT, CLEANUP ->
                throw new IllegalStateException("aborted from " + from.phase().label());
        };
    }
}
