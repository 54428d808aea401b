package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import theseus.nemesis.Grudge;
import theseus.node.message.Message;
import theseus.node.ring.NodeId;

/// The links between the machines: they delay, lose, repeat and reorder messages, and can be cut one way. A node's
/// messages to itself only take a moment.
final class SimNetwork {
    private final Schedule schedule;
    private final SimOptions.Links options;
    private final Choices choices;
    private final Trace trace;
    private final Map<NodeId, Machine> machines = new LinkedHashMap<>();
    private final List<Delivery> held = new ArrayList<>();
    private final long[][] baseNanos;
    private final long[][] lastArrival;
    private final boolean[][] cut;
    private final Subjects subjects = new Subjects();
    private final Ailments ailments;

    SimNetwork(Schedule schedule, SimOptions.Links options, Choices choices, Trace trace, int machineCount) {
        this.schedule = schedule;
        this.options = options;
        this.choices = choices;
        this.trace = trace;
        baseNanos = new long[machineCount][machineCount];
        lastArrival = new long[machineCount][machineCount];
        cut = new boolean[machineCount][machineCount];
        ailments = new Ailments(choices);
    }

    void attach(Machine machine) {
        for (Machine other : machines.values()) {
            drawBase(machine, other);
            drawBase(other, machine);
        }
        machines.put(machine.id(), machine);
    }

    private void drawBase(Machine from, Machine to) {
        baseNanos[from.index()][to.index()] = choices.make(new Named(
                from + ">" + to + " link",
                options.baseMinMicros() * 1000,
                chance -> chance.between(options.baseMinMicros(), options.baseMaxMicros()) * 1000));
    }

    void send(Machine from, NodeId toNode, Message message) {
        Machine to = machines.get(toNode);
        if (trace != null) trace.sent(schedule.nanos(), from.name(), toNode.name(), message);
        if (to == null) {
            dropped(from, toNode.name(), message, "no such node");
        } else if (to == from) {
            Delivery delivery = new Delivery(from, to, message, subjects.of(message));
            schedule.after(choices.make(delivery.choice(Fate.ALONE)), delivery);
        } else {
            transmit(new Delivery(from, to, message, subjects.of(message)));
        }
    }

    private void transmit(Delivery delivery) {
        if (isCut(delivery.from, delivery.machine)) {
            holdOrDrop(delivery);
            return;
        }
        Machine from = delivery.from;
        Machine to = delivery.machine;
        if (ailments.holds(from, to, delivery.message, () -> transmit(delivery))) return;
        long extra = choices.make(delivery.choice(Fate.FIRST));
        if (extra == Fate.LOST) {
            dropped(delivery, "lost");
            return;
        }
        if (ailments.loses(from, to)) {
            dropped(delivery, "lost by the nemesis");
            return;
        }
        travel(delivery, extra);
        if (ailments.doubles(from, to)) travel(delivery.again(), extra);
        if (options.duplicatePerMillion() == 0) return;
        long second = choices.make(delivery.choice(Fate.AGAIN));
        if (second != Fate.LOST) travel(delivery.again(), second);
    }

    private void travel(Delivery delivery, long extra) {
        Machine from = delivery.from;
        Machine to = delivery.machine;
        long arrival = arrival(delivery, extra + ailments.lateNanos(from, to));
        long queued = ailments.queuedNanos(from, to, delivery.message, schedule.nanos() + arrival);
        schedule.after(arrival + queued + ailments.overtakenNanos(from, to), delivery);
    }

    /// Nanoseconds until the message arrives that is `extra` later than the link takes by itself.
    private long arrival(Delivery delivery, long extra) {
        int from = delivery.from.index();
        int to = delivery.machine.index();
        long nanos = baseNanos[from][to] + extra;
        if (!options.ordered()) return nanos;
        long arrival = Math.max(schedule.nanos() + nanos, lastArrival[from][to] + 1);
        lastArrival[from][to] = arrival;
        return arrival - schedule.nanos();
    }

    private void holdOrDrop(Delivery delivery) {
        if (options.heldPerMillion() > 0 && choices.make(delivery.choice(Fate.HELD)) != Fate.LOST) held.add(delivery);
        else dropped(delivery, "cut");
    }

    /// Whether the first one's messages do not reach the second.
    boolean isCut(Machine from, Machine to) {
        return cut[from.index()][to.index()];
    }

    /// What is wrong with links that are not cut.
    Ailments ailments() {
        return ailments;
    }

    /// Makes the links be as the grudge says. Messages that were held back on links that work again set out anew.
    void obey(Grudge grudge) {
        List<Machine> all = machines.values().stream()
                .sorted((a, b) -> Integer.compare(a.index(), b.index()))
                .toList();
        for (Machine from : all)
            for (Machine to : all) cut[from.index()][to.index()] = from != to && !grudge.hears(to.name(), from.name());
        List<Delivery> waiting = List.copyOf(held);
        held.clear();
        for (Delivery delivery : waiting) {
            if (isCut(delivery.from, delivery.machine)) held.add(delivery);
            else transmit(delivery);
        }
    }

    private void dropped(Delivery delivery, String why) {
        dropped(delivery.from, delivery.machine.name(), delivery.message, why);
    }

    private void dropped(Machine from, String to, Message message, String why) {
        if (trace != null) trace.dropped(schedule.nanos(), from.name(), to, message, why);
    }

    /// A message on its way.
    private final class Delivery extends Event {
        private final Machine from;
        private final Message message;
        private final String subject;

        Delivery(Machine from, Machine to, Message message, String subject) {
            super(to, ANY_LIFE);
            this.from = from;
            this.message = message;
            this.subject = subject;
        }

        Delivery again() {
            return new Delivery(from, machine, message, subject);
        }

        Choice choice(Fate fate) {
            return new MessageChoice(from, machine, message, subject, fate, options);
        }

        @Override
        void happen() {
            if (isCut(from, machine)) {
                holdOrDrop(this);
                return;
            }
            if (trace != null) trace.delivered(schedule.nanos(), from.name(), machine.name(), message);
            machine.node().receive(from.id(), message);
        }

        @Override
        void lost() {
            dropped(this, "down");
        }
    }
}
