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
    private final Chance chance;
    private final Trace trace;
    private final Map<NodeId, Machine> machines = new LinkedHashMap<>();
    private final List<Delivery> held = new ArrayList<>();
    private final long[][] baseNanos;
    private final long[][] lastArrival;
    private final boolean[][] cut;

    SimNetwork(Schedule schedule, SimOptions.Links options, Chance chance, Trace trace, int machineCount) {
        this.schedule = schedule;
        this.options = options;
        this.chance = chance;
        this.trace = trace;
        baseNanos = new long[machineCount][machineCount];
        lastArrival = new long[machineCount][machineCount];
        cut = new boolean[machineCount][machineCount];
        for (long[] row : baseNanos)
            for (int to = 0; to < machineCount; to++)
                row[to] = chance.between(options.baseMinMicros(), options.baseMaxMicros()) * 1000;
    }

    void attach(Machine machine) {
        machines.put(machine.id(), machine);
    }

    void send(Machine from, NodeId toNode, Message message) {
        Machine to = machines.get(toNode);
        if (trace != null) trace.sent(schedule.nanos(), from.name(), toNode.name(), message);
        if (to == null) {
            dropped(from, toNode.name(), message, "no such node");
        } else if (to == from) {
            schedule.after(chance.between(1_000, 20_000), new Delivery(from, to, message));
        } else {
            transmit(new Delivery(from, to, message));
        }
    }

    private void transmit(Delivery delivery) {
        if (isCut(delivery.from, delivery.machine)) {
            holdOrDrop(delivery);
        } else if (chance.perMillion(options.lossPerMillion())) {
            dropped(delivery, "lost");
        } else {
            schedule.after(delayNanos(delivery), delivery);
            if (chance.perMillion(options.duplicatePerMillion()))
                schedule.after(delayNanos(delivery), new Delivery(delivery.from, delivery.machine, delivery.message));
        }
    }

    private long delayNanos(Delivery delivery) {
        int from = delivery.from.index();
        int to = delivery.machine.index();
        long nanos = baseNanos[from][to] + chance.below(options.jitterMicros() * 1000 + 1);
        if (chance.perMillion(options.tailPerMillion())) nanos += chance.below(options.tailMaxMicros() * 1000 + 1);
        if (chance.perMillion(options.stuckPerMillion())) nanos += chance.below(options.stuckMaxMicros() * 1000 + 1);
        if (!options.ordered()) return nanos;
        long arrival = Math.max(schedule.nanos() + nanos, lastArrival[from][to] + 1);
        lastArrival[from][to] = arrival;
        return arrival - schedule.nanos();
    }

    private void holdOrDrop(Delivery delivery) {
        if (chance.perMillion(options.heldPerMillion())) held.add(delivery);
        else dropped(delivery, "cut");
    }

    /// Whether the first one's messages do not reach the second.
    boolean isCut(Machine from, Machine to) {
        return cut[from.index()][to.index()];
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
            else schedule.after(delayNanos(delivery), delivery);
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

        Delivery(Machine from, Machine to, Message message) {
            super(to, ANY_LIFE);
            this.from = from;
            this.message = message;
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
