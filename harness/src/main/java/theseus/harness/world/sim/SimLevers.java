package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import theseus.nemesis.Grudge;
import theseus.nemesis.Impairment;
import theseus.nemesis.Remains;
import theseus.nemesis.Setup;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.lever.Levers;
import theseus.node.environment.Waypoint;

/// The nemesis' grip on the simulated machines and links. Each lever looks at what it has done before it answers.
final class SimLevers implements Levers {
    private final Schedule schedule;
    private final Machines machines;
    private final Choices choices;
    private final Answers answers;
    private final SimLinks links;
    private final SimDisks disks;
    private final SortedMap<String, Consumer<Effect>> holding = new TreeMap<>();

    SimLevers(Schedule schedule, Machines machines, SimNetwork network, Choices choices, Trace trace) {
        this.schedule = schedule;
        this.machines = machines;
        this.choices = choices;
        this.answers = new Answers(schedule, machines, trace);
        this.links = new SimLinks(schedule, machines, network, answers);
        this.disks = new SimDisks(schedule, machines, answers);
    }

    @Override
    public void cut(Grudge grudge, Consumer<Effect> then) {
        links.cut(grudge, then);
    }

    @Override
    public void mend(Consumer<Effect> then) {
        links.mend(then);
    }

    @Override
    public void impair(int fault, Grudge grudge, Impairment how, Consumer<Effect> then) {
        links.impair(fault, grudge, how, then);
    }

    @Override
    public void relieve(int fault, Consumer<Effect> then) {
        links.relieve(fault, then);
    }

    @Override
    public void kill(List<String> nodes, Consumer<Effect> then) {
        end(nodes, "kill", then, Machine::kill);
    }

    @Override
    public void stop(List<String> nodes, Consumer<Effect> then) {
        end(nodes, "stop", then, Machine::stop);
    }

    private void end(List<String> nodes, String what, Consumer<Effect> then, Consumer<Machine> way) {
        List<String> already = new ArrayList<>();
        for (String node : nodes) {
            Machine machine = machines.named(node);
            if (!machine.isUp()) already.add(node + " was down");
            else way.accept(machine);
            answers.note(node, what);
        }
        answers.answer(then, answers.effect(already, nodes, "gone", machine -> !machine.isUp()));
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
                answers.note(node, "restart");
                machines.start(machine);
            });
        }
        schedule.after(last, () -> answers.answer(then, answers.effect(List.of(), nodes, "answers", Machine::isUp)));
    }

    @Override
    public void refit(List<String> nodes, Setup setup, Consumer<Effect> then) {
        if (setup.heapMegabytes() > 0) {
            then.accept(new Effect.Impossible("a simulated node has no heap of its own"));
            return;
        }
        for (String node : nodes) {
            Machine machine = machines.named(node);
            if (machine.isUp()) machine.stop();
            machines.refit(machine, setup.flaws());
            answers.note(node, "refit" + setup.words());
        }
        restart(nodes, then);
    }

    @Override
    public void pause(List<String> nodes, Consumer<Effect> then) {
        List<String> not = new ArrayList<>();
        for (String node : nodes) {
            Machine machine = machines.named(node);
            if (!machine.isUp()) not.add(node + " was down");
            else if (machine.isPaused()) not.add(node + " was paused");
            else machine.pause();
            answers.note(node, "pause");
        }
        answers.answer(then, answers.effect(not, nodes, "stands still", Machine::isPaused));
    }

    @Override
    public void resume(List<String> nodes, Consumer<Effect> then) {
        for (String node : nodes) {
            Machine machine = machines.named(node);
            if (machine.isPaused()) machine.resume();
            answers.note(node, "resume");
        }
        answers.answer(
                then, answers.effect(List.of(), nodes, "answers", machine -> machine.isUp() && !machine.isPaused()));
    }

    @Override
    public void skew(List<String> nodes, long offsetMillis, Consumer<Effect> then) {
        answers.each(nodes, "skew " + offsetMillis + " ms", then, machine -> {
            long before = machine.clock().wallMicros();
            machine.clock().skew(offsetMillis);
            return "jumped by " + (machine.clock().wallMicros() - before) / 1000 + " ms";
        });
    }

    @Override
    public void strobe(List<String> nodes, long offsetMillis, long periodMillis, Consumer<Effect> then) {
        answers.each(nodes, "strobe " + offsetMillis + " ms", then, machine -> {
            machine.clock().strobe(offsetMillis, periodMillis);
            return "jumps by " + offsetMillis + " ms every " + periodMillis + " ms";
        });
    }

    @Override
    public void drift(List<String> nodes, long perMillion, Consumer<Effect> then) {
        answers.each(nodes, "drift " + perMillion + " ppm", then, machine -> {
            machine.clock().drift(perMillion);
            return "drifts by " + perMillion + " ppm";
        });
    }

    @Override
    public void losePower(List<String> nodes, Remains remains, Consumer<Effect> then) {
        disks.losePower(nodes, remains, then);
    }

    @Override
    public void flipBit(List<String> nodes, Consumer<Effect> then) {
        disks.flipBit(nodes, then);
    }

    @Override
    public void flipBack(List<String> nodes, Consumer<Effect> then) {
        disks.flipBack(nodes);
        restart(nodes, then);
    }

    @Override
    public void fillDisk(List<String> nodes, Consumer<Effect> then) {
        disks.fill(nodes, then);
    }

    @Override
    public void emptyDisk(List<String> nodes, Consumer<Effect> then) {
        disks.empty(nodes);
        restart(nodes, then);
    }

    @Override
    public void slowDisk(List<String> nodes, long millis, Consumer<Effect> then) {
        answers.each(nodes, "syncs take " + millis + " ms longer", then, machine -> {
            machine.disk().slow(millis);
            return "takes " + millis + " ms longer to sync";
        });
    }

    @Override
    public void holdUp(List<String> nodes, String point, Consumer<Effect> then) {
        String name = point + " " + nodes;
        holding.put(name, then);
        for (String node : nodes)
            machines.named(node).turnstile().shut(waypoint(point), () -> reached(name, node + " stands at " + point));
    }

    private void reached(String name, String seen) {
        Consumer<Effect> then = holding.remove(name);
        if (then != null) then.accept(new Effect.Proven(seen));
    }

    @Override
    public void letGo(List<String> nodes, String point, Consumer<Effect> then) {
        Consumer<Effect> unreached = holding.remove(point + " " + nodes);
        int waited = 0;
        for (String node : nodes) waited += machines.named(node).turnstile().open(waypoint(point));
        if (unreached != null) unreached.accept(new Effect.Missed("nobody came to " + point));
        answers.answer(then, new Effect.Proven(waited + " had waited at " + point));
    }

    private static Waypoint waypoint(String label) {
        return Waypoint.labelled(label)
                .orElseThrow(() -> new IllegalArgumentException("no failpoint is named '" + label + "'"));
    }

    @Override
    public void copied(Consumer<OptionalInt> then) {
        for (Machine machine : machines.started()) {
            if (!machine.isUp()) continue;
            OptionalInt percent = machine.node().copiedPercent();
            if (percent.isEmpty()) continue;
            then.accept(percent);
            return;
        }
        then.accept(OptionalInt.empty());
    }
}
