package theseus.node.coordinate;

import java.util.function.Consumer;
import theseus.node.message.Message;
import theseus.node.message.PutKind;
import theseus.node.quorum.Consistency;
import theseus.node.quorum.Quorum;
import theseus.node.quorum.Rules;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;
import theseus.node.topology.Topology;

/// Brings one record to a write quorum: a client's write, a read's write-back, a leaver's sweep.
final class PutRound implements Round.Question {
    private final Rules rules;
    private final Key key;
    private final Record record;
    private final Consistency level;
    private final PutKind kind;
    private final Consumer<PutRound> done;
    private final Consumer<Message.TooOld> tooOld;
    private Round round;
    private int overtaken;

    PutRound(
            Rules rules,
            Key key,
            Record record,
            Consistency level,
            PutKind kind,
            Consumer<PutRound> done,
            Consumer<Message.TooOld> tooOld) {
        this.rules = rules;
        this.key = key;
        this.record = record;
        this.level = level;
        this.kind = kind;
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
        return rules.toWrite(topology, key, level);
    }

    @Override
    public Message ask(long id, long epoch) {
        return new Message.PutAsked(id, epoch, key, record, kind);
    }

    @Override
    public void begin() {
        overtaken = 0;
    }

    @Override
    public void answered(NodeId from, Message answer) {
        if (answer instanceof Message.PutDone done && done.overtaken()) overtaken++;
    }

    @Override
    public void reached(Round completed) {
        round = completed;
        done.accept(this);
    }

    @Override
    public void tooOld(Message.TooOld refusal) {
        tooOld.accept(refusal);
    }
}
