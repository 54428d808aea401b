package theseus.node.metadata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import theseus.node.environment.Environment;
import theseus.node.message.Message;
import theseus.node.replica.KnownTopology;
import theseus.node.ring.NodeId;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.Topology;

/// The way to the single authority, from any node: asks until it is answered.
public final class SingleAuthority implements MetadataAuthority {
    private final Environment environment;
    private final KnownTopology known;
    private final NodeId self;
    private final NodeId seat;
    private final String address;
    private final long resendNanos;
    private final long patienceNanos;
    private final Map<Long, Consumer<Message>> waiting = new LinkedHashMap<>();
    private long lastRound;

    /// @param seat the node in which the authority lives
    /// @param address where this node is reached
    /// @param resendNanos after which a question is asked again
    /// @param patienceNanos after which a question is given up, but for the first one, for an incarnation
    public SingleAuthority(
            Environment environment,
            KnownTopology known,
            NodeId self,
            NodeId seat,
            String address,
            long resendNanos,
            long patienceNanos) {
        this.environment = environment;
        this.known = known;
        this.self = self;
        this.seat = seat;
        this.address = address;
        this.resendNanos = resendNanos;
        this.patienceNanos = patienceNanos;
        this.lastRound = environment.randomness().below(1L << 40) << 20;
    }

    @Override
    public void register(Consumer<Long> incarnation) {
        ask(Long.MAX_VALUE, round -> new Message.RegisterAsked(round, address), answer -> {
            Message.Registered registered = (Message.Registered) answer;
            known.learn(registered.topology());
            incarnation.accept(registered.incarnation());
        });
    }

    @Override
    public void read(Consumer<Topology> then) {
        ask(patienceNanos, Message.AuthorityReadAsked::new, answer -> {
            Topology topology = ((Message.AuthorityReadTold) answer).topology();
            known.learn(topology);
            then.accept(topology);
        });
    }

    @Override
    public void propose(long expectedEpoch, Change change, Consumer<Decision> then) {
        ask(patienceNanos, round -> new Message.Proposed(round, expectedEpoch, change), answer -> {
            Decision decision = ((Message.Decided) answer).decision();
            known.learn(
                    switch (decision) {
                        case Decision.Accepted accepted -> accepted.topology();
                        case Decision.Refused refused -> refused.current();
                    });
            then.accept(decision);
        });
    }

    @Override
    public boolean leads() {
        return self.equals(seat);
    }

    public void on(Message.Registered answer) {
        answered(answer.round(), answer);
    }

    public void on(Message.AuthorityReadTold answer) {
        answered(answer.round(), answer);
    }

    public void on(Message.Decided answer) {
        answered(answer.round(), answer);
    }

    /// Asks the seat for a newer topology, if it has one; its answer is an ordinary `TopologyTold`.
    public void refresh() {
        if (!leads()) environment.network().send(seat, new Message.TopologyAsked(known.epoch()));
    }

    private void ask(long patience, LongFunction<Message> question, Consumer<Message> then) {
        long round = ++lastRound;
        waiting.put(round, then);
        send(round, question.apply(round), patience);
    }

    private void send(long round, Message question, long patience) {
        if (!waiting.containsKey(round)) return;
        if (patience <= 0) {
            waiting.remove(round);
            return;
        }
        environment.network().send(seat, question);
        environment.timers().after(resendNanos, () -> send(round, question, patience - resendNanos));
    }

    private void answered(long round, Message answer) {
        Consumer<Message> then = waiting.remove(round);
        if (then != null) then.accept(answer);
    }
}
