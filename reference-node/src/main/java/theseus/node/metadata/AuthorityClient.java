package theseus.node.metadata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import theseus.node.environment.Environment;
import theseus.node.message.Message;
import theseus.node.replica.KnownTopology;
import theseus.node.ring.NodeId;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.Topology;

/// The way to the authority, from any node: asks until it is answered, those who may hold it in turn.
public final class AuthorityClient implements MetadataAuthority {
    private final Environment environment;
    private final KnownTopology known;
    private final NodeId self;
    private final List<NodeId> seats;
    private final BooleanSupplier leads;
    private final String address;
    private final long resendNanos;
    private final long patienceNanos;
    private final Map<Long, Question> waiting = new LinkedHashMap<>();
    private long lastRound;
    private NodeId guess;
    private int refreshed;

    /// @param seats the nodes in which the authority lives
    /// @param leads whether it is this one now
    /// @param address where this node is reached
    /// @param resendNanos after which a question is asked again
    /// @param patienceNanos after which a question is given up, but for the first one, for an incarnation
    public AuthorityClient(
            Environment environment,
            KnownTopology known,
            NodeId self,
            List<NodeId> seats,
            BooleanSupplier leads,
            String address,
            long resendNanos,
            long patienceNanos) {
        this.environment = environment;
        this.known = known;
        this.self = self;
        this.seats = List.copyOf(seats);
        this.leads = leads;
        this.guess = this.seats.getFirst();
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
        return leads.getAsBoolean();
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

    /// The one who was asked does not lead: asks the leader that it names, once in a while.
    public void on(Message.LedBy answer) {
        Question question = waiting.get(answer.round());
        if (question == null || question.redirected || !seats.contains(answer.leader())) return;
        question.redirected = true;
        guess = answer.leader();
        environment.network().send(guess, question.message);
    }

    /// Asks one of the seats for a newer topology, if it has one; its answer is an ordinary `TopologyTold`.
    public void refresh() {
        if (leads()) return;
        NodeId seat = seats.get(refreshed++ % seats.size());
        if (!seat.equals(self)) environment.network().send(seat, new Message.TopologyAsked(known.epoch()));
    }

    private void ask(long patience, LongFunction<Message> message, Consumer<Message> then) {
        long round = ++lastRound;
        Question question = new Question(message.apply(round), then);
        waiting.put(round, question);
        send(round, question, patience);
    }

    private void send(long round, Question question, long patience) {
        if (!waiting.containsKey(round)) return;
        if (patience <= 0) {
            waiting.remove(round);
            return;
        }
        environment.network().send(guess, question.message);
        question.redirected = false;
        NodeId asked = guess;
        environment.timers().after(resendNanos, () -> {
            if (waiting.containsKey(round) && guess.equals(asked)) guess = after(asked);
            send(round, question, patience - resendNanos);
        });
    }

    private NodeId after(NodeId seat) {
        return seats.get((seats.indexOf(seat) + 1) % seats.size());
    }

    private void answered(long round, Message answer) {
        Question question = waiting.remove(round);
        if (question != null) question.then.accept(answer);
    }

    private static final class Question {
        private final Message message;
        private final Consumer<Message> then;
        private boolean redirected;

        Question(Message message, Consumer<Message> then) {
            this.message = message;
            this.then = then;
        }
    }
}
