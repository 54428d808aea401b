package theseus.node.coordinate;

import java.util.LinkedHashMap;
import java.util.Map;
import theseus.node.environment.Environment;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.message.Message;
import theseus.node.message.Message.Keyed;
import theseus.node.message.PutKind;
import theseus.node.quorum.Consistency;
import theseus.node.quorum.Quorum;
import theseus.node.quorum.Rules;
import theseus.node.replica.KnownTopology;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;
import theseus.node.topology.Topology;

/// The rounds in flight at one node: asks, asks again, counts, and repeats under a newer topology when fenced.
public final class Rounds {
    private final Environment environment;
    private final KnownTopology topology;
    private final Pinning pinning;
    private final long resendNanos;
    private final Missed missed;
    private final Missed.Worth worth;
    private final Map<Long, Round> open = new LinkedHashMap<>();
    private final Map<Long, Round> late = new LinkedHashMap<>();
    private long lastId;

    /// @param pinning to which topology a round is pinned
    /// @param resendNanos after which an unanswered message is sent again
    /// @param missed told of what silent replicas miss
    /// @param worth of such a note to the round
    public Rounds(
            Environment environment,
            KnownTopology topology,
            Pinning pinning,
            long resendNanos,
            Missed missed,
            Missed.Worth worth) {
        this.environment = environment;
        this.topology = topology;
        this.pinning = pinning;
        this.resendNanos = resendNanos;
        this.missed = missed;
        this.worth = worth;
        // Answers to a round of an earlier life must not be taken for answers to one of this life.
        this.lastId = environment.randomness().below(1L << 40) << 20;
    }

    /// After which an unanswered message is sent again.
    long resendNanos() {
        return resendNanos;
    }

    /// A number that no other round of this node has.
    public long nextId() {
        return ++lastId;
    }

    /// Brings the record of a key that is given up here to a write quorum of its new owners, however long it takes.
    public void sweep(Rules rules, Key key, Record record, Runnable done) {
        Put put = new Put(key, record, Consistency.QUORUM, PutKind.SWEEP, topology.epoch());
        start(new PutRound(rules, put, _ -> done.run(), _ -> done.run()));
    }

    /// Brings a record to a replica that missed it, if it is still an owner, and to a write quorum of the present
    /// owners; what they answer, or a refusal of the record as too old, is its end.
    ///
    /// @return gives it up
    public Runnable handOver(Rules rules, Key key, Record record, NodeId replica, Runnable over) {
        Put put = new Put(key, record, Consistency.QUORUM, PutKind.HINT, 0);
        Round round = start(new PutRound(rules, put, _ -> over.run(), _ -> over.run()) {
            @Override
            public Quorum quorum(Topology topology) {
                return super.quorum(topology).with(replica);
            }
        });
        return () -> end(round);
    }

    Round start(Round.Question question) {
        Round round = new Round(question);
        begin(round);
        return round;
    }

    /// The round is over, answered or not.
    void end(Round round) {
        open.remove(round.id);
        if (round.resend != null) round.resend.cancel();
    }

    /// Takes an answer, if it belongs to a round in flight.
    public void on(NodeId from, Message.ReadTold told) {
        count(from, told.round(), told);
    }

    public void on(NodeId from, Message.PutDone done) {
        count(from, done.round(), done);
    }

    public void on(Message.StaleEpoch refusal) {
        refused(refusal.round(), refusal.known());
    }

    public void on(Message.NotOwner refusal) {
        refused(refusal.round(), refusal.known());
    }

    public void on(Message.TooOld refusal) {
        Round round = open.get(refusal.round());
        if (round == null) return;
        end(round);
        round.question.tooOld(refusal);
    }

    private void begin(Round round) {
        round.id = nextId();
        round.pinned = pinning.topology();
        round.quorum = round.question.quorum(round.pinned);
        round.answered.clear();
        round.question.begin();
        open.put(round.id, round);
        ask(round);
    }

    private void ask(Round round) {
        Message question = round.question.ask(round.id, round.epoch());
        for (NodeId node : round.quorum.asked()) {
            if (!round.answered.contains(node)) environment.network().send(node, question);
        }
        round.resend = environment.timers().after(resendNanos, () -> askAgain(round));
    }

    private void askAgain(Round round) {
        late.remove(round.id);
        noteTheSilent(round);
        if (!open.containsKey(round.id)) return;
        if (isOvertaken(round)) repeat(round);
        else ask(round);
    }

    private void noteTheSilent(Round round) {
        Keyed written = round.question.missed();
        if (written == null) return;
        for (NodeId node : round.quorum.asked()) {
            if (round.answeredByNow().contains(node) || round.noted.contains(node)) continue;
            round.noted.add(node);
            missed.missed(node, written.key(), written.record(), () -> noted(round, node));
        }
    }

    private void noted(Round round, NodeId silent) {
        switch (worth) {
            case NOTHING -> {}
            case AN_ACKNOWLEDGEMENT -> count(silent, round.id, new Message.PutDone(round.id, false));
        }
    }

    private void repeat(Round round) {
        end(round);
        environment.observer().saw(new Observation.GuardFired(Guard.ROUND_REPEATED));
        begin(round);
    }

    private void count(NodeId from, long id, Message answer) {
        Round round = open.get(id);
        if (round == null) countLate(from, id);
        if (round == null || round.answered.contains(from) || !round.question.counts(answer)) return;
        round.answered.add(from);
        round.question.answered(from, answer);
        if (!round.quorum.reachedBy(round.answered)) return;
        reached(round);
        environment.observer().saw(new Observation.RoundCompleted(round.epoch()));
        round.question.reached(round);
    }

    /// Those who have not answered yet are waited for until it would have been time to ask them again.
    private void reached(Round round) {
        open.remove(round.id);
        if (round.question.missed() == null || round.answered.containsAll(round.quorum.asked())) round.resend.cancel();
        else late.put(round.id, round);
    }

    private void countLate(NodeId from, long id) {
        Round round = late.get(id);
        if (round == null) return;
        if (!round.answered.contains(from)) round.late.add(from);
        if (!round.answeredByNow().containsAll(round.quorum.asked())) return;
        late.remove(id);
        round.resend.cancel();
    }

    private void refused(long id, Topology known) {
        topology.learn(known);
        Round round = open.get(id);
        if (round != null && isOvertaken(round)) repeat(round);
    }

    private boolean isOvertaken(Round round) {
        return pinning.topology().epoch() > round.epoch();
    }
}
