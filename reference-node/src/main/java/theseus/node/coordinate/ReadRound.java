package theseus.node.coordinate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import theseus.node.message.Message;
import theseus.node.quorum.Consistency;
import theseus.node.quorum.Quorum;
import theseus.node.quorum.Rules;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;
import theseus.node.topology.Topology;

/// Learns the highest version of a key from a read quorum, and who reported it. "Not found" votes like any other
/// answer.
final class ReadRound implements Round.Question {
    private final Rules rules;
    private final Key key;
    private final Consistency level;
    private final boolean withValue;
    private final Consumer<ReadRound> done;
    private final List<NodeId> holders = new ArrayList<>(4);
    private Record highest;
    private Round round;

    ReadRound(Rules rules, Key key, Consistency level, boolean withValue, Consumer<ReadRound> done) {
        this.rules = rules;
        this.key = key;
        this.level = level;
        this.withValue = withValue;
        this.done = done;
    }

    /// The record of the highest version; null when none of the quorum has any.
    Record highest() {
        return highest;
    }

    /// Who reported the highest version.
    List<NodeId> holders() {
        return holders;
    }

    /// The round as it completed.
    Round round() {
        return round;
    }

    @Override
    public Quorum quorum(Topology topology) {
        return rules.toRead(topology, key, level);
    }

    @Override
    public Message ask(long id, long epoch) {
        return new Message.ReadAsked(id, epoch, key, withValue);
    }

    @Override
    public boolean counts(Message answer) {
        return !(answer instanceof Message.ReadTold told) || rules.counts(told.found());
    }

    @Override
    public void begin() {
        highest = null;
        holders.clear();
    }

    @Override
    public void answered(NodeId from, Message answer) {
        if (!(answer instanceof Message.ReadTold told)) return;
        int order = compare(told.found(), highest);
        if (order > 0) {
            highest = told.found().remembering(highest);
            holders.clear();
        } else if (told.found() != null) {
            highest = highest.remembering(told.found());
        }
        if (order >= 0) holders.add(from);
    }

    @Override
    public void reached(Round completed) {
        round = completed;
        done.accept(this);
    }

    @Override
    public Message.Keyed missed() {
        return null;
    }

    @Override
    public void tooOld(Message.TooOld refusal) {
        throw new IllegalStateException("a read was refused as too old: " + refusal);
    }

    private static int compare(Record a, Record b) {
        if (a == null || b == null) return Boolean.compare(a != null, b != null);
        return a.version().compareTo(b.version());
    }
}
