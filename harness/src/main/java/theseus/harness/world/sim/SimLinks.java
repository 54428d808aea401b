package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import theseus.nemesis.Grudge;
import theseus.nemesis.Impairment;
import theseus.nemesis.lever.Effect;
import theseus.node.message.Message;

/// The nemesis' grip on the simulated links. What is done to one is proven by a message that felt it.
final class SimLinks {
    private static final long LOOK_NANOS = 5_000_000;
    private static final int LOOKS_MAX = 400;

    private final Schedule schedule;
    private final Machines machines;
    private final SimNetwork network;
    private final Answers answers;

    SimLinks(Schedule schedule, Machines machines, SimNetwork network, Answers answers) {
        this.schedule = schedule;
        this.machines = machines;
        this.network = network;
        this.answers = answers;
    }

    void cut(Grudge grudge, Consumer<Effect> then) {
        network.obey(grudge);
        answers.note("all", "cut " + grudge.deafTo());
        answers.answer(then, cuts(grudge));
    }

    void mend(Consumer<Effect> then) {
        Grudge none = new Grudge(new TreeMap<>());
        network.obey(none);
        answers.note("all", "mend");
        Effect effect = cuts(none);
        // No link is cut is what mending asks for.
        answers.answer(
                then, effect instanceof Effect.Ineffective ? new Effect.Proven("all links pass messages") : effect);
    }

    /// Compares each link between machines that run, or ran, with the grudge.
    private Effect cuts(Grudge grudge) {
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

    void impair(int fault, Grudge links, Impairment how, Consumer<Effect> then) {
        network.ailments().add(fault, links, how);
        answers.note("all", "impair " + links.deafTo() + " " + how);
        for (Grudge.Link link : links.links()) tryOut(link, how);
        awaitFelt(fault, how, LOOKS_MAX, then);
    }

    /// Messages that say nothing: where nobody talks just now, they show what the link does.
    private void tryOut(Grudge.Link link, Impairment how) {
        Machine from = machines.named(link.from());
        if (!from.isUp()) return;
        Message nothing = new Message.TopologyAsked(Long.MAX_VALUE);
        for (int i = 0; i < trials(how); i++)
            network.send(from, machines.named(link.to()).id(), nothing);
    }

    /// So many that hardly ever none of them feels it.
    private static int trials(Impairment how) {
        return switch (how) {
            case Impairment.Slow _, Impairment.Narrow _, Impairment.Holding _ -> 1;
            case Impairment.Lossy(int percent) -> 1 + 500 / percent;
            case Impairment.Doubling(int percent) -> 1 + 500 / percent;
            case Impairment.Shuffling(int percent, var _) -> 1 + 500 / percent;
        };
    }

    private void awaitFelt(int fault, Impairment how, int looks, Consumer<Effect> then) {
        long felt = network.ailments().felt(fault);
        if (felt > 0) then.accept(new Effect.Proven(how.words() + ", felt by " + felt));
        else if (looks == 0 || !network.ailments().has(fault))
            then.accept(new Effect.Missed("no message came by that would have felt it"));
        else schedule.after(LOOK_NANOS, () -> awaitFelt(fault, how, looks - 1, then));
    }

    void relieve(int fault, Consumer<Effect> then) {
        long felt = network.ailments().felt(fault);
        List<Runnable> held = network.ailments().remove(fault);
        held.forEach(Runnable::run);
        answers.note("all", "relieve " + fault);
        answers.answer(
                then,
                new Effect.Proven("felt by " + felt + (held.isEmpty() ? "" : ", " + held.size() + " set out now")));
    }
}
