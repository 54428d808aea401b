package theseus.node.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import theseus.node.environment.Environment;
import theseus.node.environment.Timers;
import theseus.node.message.Message;
import theseus.node.message.Message.Keyed;
import theseus.node.message.Portion;
import theseus.node.replica.Replica;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.topology.Migration;
import theseus.node.topology.PlannedRange;

/// What a migration would move, without beginning it: every old owner is asked how much it holds of each range.
public final class Forecast {
    /// What the fullest of a range's old owners holds of it.
    ///
    /// @param chars of keys and values
    public record Load(PlannedRange range, long records, long chars) {}

    /// @param loads by planned range, in order
    /// @param silent old owners that did not answer in time: what they alone hold is missing
    public record Plan(Migration migration, List<Load> loads, List<NodeId> silent) {}

    private final Environment environment;
    private final Replica replica;
    private final long patienceNanos;
    private final SortedMap<Long, Question> open = new TreeMap<>();
    private long rounds;

    /// @param patienceNanos for how long answers are waited for
    public Forecast(Environment environment, Replica replica, long patienceNanos) {
        this.environment = environment;
        this.replica = replica;
        this.patienceNanos = patienceNanos;
        this.rounds = environment.randomness().below(1L << 40) << 20;
    }

    /// Asks all old owners, and tells what they answered.
    public void of(Migration migration, Consumer<Plan> then) {
        Question question = new Question(++rounds, migration, then);
        open.put(question.round, question);
        question.ask();
    }

    public void on(NodeId from, Message.LoadsAsked ask) {
        SortedMap<Integer, Message.Load> loads = new TreeMap<>();
        for (PlannedRange range : ask.migration().plan()) loads.put(range.index(), load(range));
        environment.network().send(from, new Message.LoadsTold(ask.round(), loads));
    }

    public void on(NodeId from, Message.LoadsTold told) {
        Question question = open.get(told.round());
        if (question != null) question.answered(from, told);
    }

    private Message.Load load(PlannedRange range) {
        List<Keyed> records = new ArrayList<>();
        for (Key key : replica.store().keysIn(range.tokens()))
            if (range.contains(key))
                records.add(new Keyed(key, replica.store().get(key).record()));
        return new Message.Load(records.size(), Portion.charsOf(records));
    }

    private final class Question {
        private final long round;
        private final Migration migration;
        private final Consumer<Plan> then;
        private final SortedSet<NodeId> silent = new TreeSet<>();
        private final SortedMap<Integer, Message.Load> most = new TreeMap<>();
        private Timers.Alarm alarm = () -> {};

        Question(long round, Migration migration, Consumer<Plan> then) {
            this.round = round;
            this.migration = migration;
            this.then = then;
            for (PlannedRange range : migration.plan()) silent.addAll(range.old());
        }

        void ask() {
            alarm = environment.timers().after(patienceNanos, this::end);
            for (NodeId owner : silent) environment.network().send(owner, new Message.LoadsAsked(round, migration));
            if (silent.isEmpty()) end();
        }

        void answered(NodeId from, Message.LoadsTold told) {
            if (!silent.remove(from)) return;
            told.loads().forEach((range, load) -> most.merge(range, load, Message.Load::most));
            if (silent.isEmpty()) end();
        }

        private void end() {
            alarm.cancel();
            open.remove(round);
            List<Load> loads = new ArrayList<>();
            for (PlannedRange range : migration.plan()) {
                Message.Load load = most.getOrDefault(range.index(), new Message.Load(0, 0));
                loads.add(new Load(range, load.records(), load.chars()));
            }
            then.accept(new Plan(migration, loads, List.copyOf(silent)));
        }
    }
}
