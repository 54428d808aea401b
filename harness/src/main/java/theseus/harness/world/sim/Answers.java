package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import theseus.nemesis.lever.Effect;

/// How levers tell what they saw: a moment later, and in the trace.
final class Answers {
    private static final long PROBE_NANOS = 1_000_000;

    private final Schedule schedule;
    private final Machines machines;
    private final Trace trace;

    Answers(Schedule schedule, Machines machines, Trace trace) {
        this.schedule = schedule;
        this.machines = machines;
        this.trace = trace;
    }

    void answer(Consumer<Effect> then, Effect effect) {
        schedule.after(PROBE_NANOS, () -> then.accept(effect));
    }

    /// Whether there is nobody to hit; then the lever is told to have had no effect.
    boolean nobody(List<String> nodes, Consumer<Effect> then) {
        if (nodes.isEmpty()) answer(then, new Effect.Ineffective("nobody was hit"));
        return nodes.isEmpty();
    }

    void note(String node, String what) {
        if (trace != null) trace.node(schedule.nanos(), node, what);
    }

    /// Does it to each node, and tells what it says of each.
    void each(List<String> nodes, String what, Consumer<Effect> then, Function<Machine, String> lever) {
        if (nobody(nodes, then)) return;
        List<String> seen = new ArrayList<>();
        for (String node : nodes) {
            seen.add(node + " " + lever.apply(machines.named(node)));
            note(node, what);
        }
        answer(
                then,
                seen.isEmpty() ? new Effect.Ineffective("nobody was hit") : new Effect.Proven(String.join(", ", seen)));
    }

    /// Proven where it holds for each node and there are no objections.
    Effect effect(List<String> objections, List<String> nodes, String what, Predicate<Machine> holds) {
        List<String> missing = new ArrayList<>(objections);
        List<String> seen = new ArrayList<>();
        for (String node : nodes) {
            Machine machine = machines.named(node);
            if (machine.isLost()) seen.add(node + " is lost for good");
            else if (holds.test(machine)) seen.add(node + " " + what);
            else if (objections.isEmpty()) missing.add(node + ": not so that it " + what);
        }
        if (nodes.isEmpty()) return new Effect.Ineffective("nobody was hit");
        return missing.isEmpty()
                ? new Effect.Proven(String.join(", ", seen))
                : new Effect.Ineffective(String.join(", ", missing));
    }
}
