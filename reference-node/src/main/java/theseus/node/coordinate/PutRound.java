package theseus.node.coordinate;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import theseus.node.message.Message;
import theseus.node.message.PutKind;
import theseus.node.quorum.Quorum;
import theseus.node.quorum.Rules;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;
import theseus.node.topology.Topology;

/// Brings one record to a write quorum: a client's write, a read's write-back, a leaver's sweep, a hint.
class PutRound implements Round.Question {
    private final Rules rules;
    private final UnaryOperator<Record> again;
    private final Consumer<PutRound> done;
    private final Consumer<Message.TooOld> tooOld;
    private Put put;
    private Round round;
    private boolean begun;
    private int overtaken;

    PutRound(Rules rules, Put put, Consumer<PutRound> done, Consumer<Message.TooOld> tooOld) {
        this(rules, put, UnaryOperator.identity(), done, tooOld);
    }

    /// @param first what is put
    /// @param again what becomes of its record when the round is repeated under a newer topology
    PutRound(
            Rules rules,
            Put first,
            UnaryOperator<Record> again,
            Consumer<PutRound> done,
            Consumer<Message.TooOld> tooOld) {
        this.rules = rules;
        this.put = first;
        this.again = again;
        this.done = done;
        this.tooOld = tooOld;
    }

    /// The round as it completed.
    Round round() {
        return round;
    }

    /// What was put, as it was in the end.
    Record record() {
        return put.record();
    }

    /// How many replicas held a newer version already.
    int overtaken() {
        return overtaken;
    }

    @Override
    public Quorum quorum(Topology topology) {
        return switch (put.kind()) {
            case CLIENT, SWEEP, HINT -> rules.toWrite(topology, put.key(), put.level());
            case WRITE_BACK -> rules.toWriteBack(topology, put.key(), put.level());
        };
    }

    @Override
    public Message ask(long id, long epoch) {
        return new Message.PutAsked(id, epoch, put.key(), put.record(), put.kind(), put.seenIn());
    }

    @Override
    public void begin() {
        if (begun) put = put.with(again.apply(put.record()));
        begun = true;
        overtaken = 0;
    }

    @Override
    public void answered(NodeId from, Message answer) {
        if (answer instanceof Message.PutDone told && told.overtaken()) overtaken++;
    }

    @Override
    public void reached(Round completed) {
        round = completed;
        done.accept(this);
    }

    @Override
    public Message.Keyed missed() {
        return put.kind() == PutKind.CLIENT ? new Message.Keyed(put.key(), put.record()) : null;
    }

    @Override
    public void tooOld(Message.TooOld refusal) {
        tooOld.accept(refusal);
    }
}
