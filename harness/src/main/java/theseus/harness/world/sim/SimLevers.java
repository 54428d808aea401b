package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import theseus.nemesis.Grudge;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.lever.Levers;

/// The nemesis' grip on the simulated machines and links. Each lever looks at what it has done before it answers.
final class SimLevers implements Levers {
    private static final long PROBE_NANOS = 1_000_000;

    private final Schedule schedule;
    private final Machines machines;
    private final SimNetwork network;
    private final Choices choices;
    private final Trace trace;

    SimLevers(Schedule schedule, Machines machines, SimNetwork network, Choices choices, Trace trace) {
        this.schedule = schedule;
        this.machines = machines;
        this.network = network;
        this.choices = choices;
        this.trace = trace;
    }

    @Override
    public void cut(Grudge grudge, Consumer<Effect> then) {
        network.obey(grudge);
        note("all", "cut " + grudge.deafTo());
        answer(then, links(grudge));
    }

    @Override
    public void mend(Consumer<Effect> then) {
        Grudge none = new Grudge(new TreeMap<>());
        network.obey(none);
        note("all", "mend");
        Effect effect = links(none);
        // No link is cut is what mending asks for.
        answer(then, effect instanceof Effect.Ineffective ? new Effect.Proven("all links pass messages") : effect);
    }

    /// Compares each link between machines that run, or ran, with the grudge.
    private Effect links(Grudge grudge) {
        List<String> cut = new ArrayList<>();
        for (Machine from : machines.started()) {
            for (Machine to : machines.started()) {
                boolean passes = !network.isCut(from, to);
                if (from != to && passes != grudge.hears(to.name(), from.name()))
                    return new Effect.Impossible(from + " -> " + to + (passes ? " passes" : " is cut"));
                if (!passes) cut.add(from + "->" + to);
            }
        }
        return cut.isEmpty()
                ? new Effect.Ineffective("no link between started nodes is cut")
                : new Effect.Proven("drops " + String.join(" ", cut));
    }

    @Override
    public void kill(List<String> nodes, Consumer<Effect> then) {
        List<String> already = new ArrayList<>();
        for (String node : nodes) {
            Machine machine = machines.named(node);
            if (!machine.isUp()) already.add(node + " was down");
            else machine.kill();
            note(node, "kill");
        }
        answer(then, effect(already, nodes, "gone", machine -> !machine.isUp()));
    }

    @Override
    public void restart(List<String> nodes, Consumer<Effect> then) {
        long last = 0;
        for (String node : nodes) {
            Machine machine = machines.named(node);
            if (machine.isUp() || !machines.started().contains(machine)) continue;
            long boot = 1_000_000 * choices.make(new Named(node + " boot", 10, chance -> chance.between(10, 300)));
            int life = machine.life();
            last = Math.max(last, boot);
            schedule.after(boot, () -> {
                if (machine.isUp() || machine.life() != life) return;
                note(node, "restart");
                machines.start(machine);
            });
        }
        schedule.after(last, () -> answer(then, effect(List.of(), nodes, "answers", Machine::isUp)));
    }

    @Override
    public void pause(List<String> nodes, Consumer<Effect> then) {
        List<String> not = new ArrayList<>();
        for (String node : nodes) {
            Machine machine = machines.named(node);
            if (!machine.isUp()) not.add(node + " was down");
            else if (machine.isPaused()) not.add(node + " was paused");
            else machine.pause();
            note(node, "pause");
        }
        answer(then, effect(not, nodes, "stands still", Machine::isPaused));
    }

    @Override
    public void resume(List<String> nodes, Consumer<Effect> then) {
        for (String node : nodes) {
            Machine machine = machines.named(node);
            if (machine.isPaused()) machine.resume();
            note(node, "resume");
        }
        answer(then, effect(List.of(), nodes, "answers", machine -> machine.isUp() && !machine.isPaused()));
    }

    @Override
    public void skew(List<String> nodes, long offsetMillis, Consumer<Effect> then) {
        List<String> seen = new ArrayList<>();
        for (String node : nodes) {
            Machine machine = machines.named(node);
            long before = machine.clock().wallMicros();
            machine.clock().skew(offsetMillis);
            seen.add(node + " jumped by " + (machine.clock().wallMicros() - before) / 1000 + " ms");
            note(node, "skew " + offsetMillis + " ms");
        }
        answer(then, new Effect.Proven(String.join(", ", seen)));
    }

    private Effect effect(
            List<String> objections, List<String> nodes, String what, java.util.function.Predicate<Machine> holds) {
        List<String> missing = new ArrayList<>(objections);
        List<String> seen = new ArrayList<>();
        for (String node : nodes) {
            Machine machine = machines.named(node);
            if (machine.isLost()) seen.add(node + " is lost for good");
            else if (holds.test(machine)) seen.add(node + " " + what);
            else if (objections.isEmpty()) missing.add(node + ": not so that it " + what);
        }
        return missing.isEmpty()
                ? new Effect.Proven(String.join(", ", seen))
                : new Effect.Ineffective(String.join(", ", missing));
    }

    private void answer(Consumer<Effect> then, Effect effect) {
        schedule.after(PROBE_NANOS, () -> then.accept(effect));
    }

    private void note(String node, String what) {
        if (trace != null) trace.node(schedule.nanos(), node, what);
    }
}
