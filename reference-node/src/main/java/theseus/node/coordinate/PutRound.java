package theseus.node.coordinate;

import java.util.function.Consumer;
import theseus.node.message.Message;
import theseus.node.message.PutKind;
import theseus.node.quorum.Quorum;
import theseus.node.quorum.Rules;
import theseus.node.ring.NodeId;
import theseus.node.topology.Topology;

/// Brings one record to a write quorum: a client's write, a read's write-back, a leaver's sweep, a hint.
class PutRound implements Round.Question {
    private final Rules rules;
    private final Put put;
    private final Consumer<PutRound> done;
    private final Consumer<Message.TooOld> tooOld;
    private Round round;
    private int overtaken;

    PutRound(Rules rules, Put put, Consumer<PutRound> done, Consumer<Message.TooOld> tooOld) {
        this.rules = rules;
        this.put = put;
        this.done = done;
        this.tooOld = tooOld;
    }

    /// The round as it completed.
    Round round() {
        return round;
    }

    /// How many replicas held a newer version already.
    int overtaken() {
        return overtaken;
    }

    @Override
    public Quorum quorum(Topology topology) {
        return rules.toWrite(topology, put.key(), put.level());
    }

    @Override
    public Message ask(long id, long epoch) {
        return new Message.PutAsked(id, epoch, put.key(), put.record(), put.kind(), put.seenIn());
    }

    @Override
    public void begin() {
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
