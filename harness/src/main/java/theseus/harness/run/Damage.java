package theseus.harness.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import theseus.nemesis.Fault;
import theseus.nemesis.Grudge;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.lever.Levers;
import theseus.nemesis.network.Cuts;

/// The faults in effect together: several partitions cut the union of their links, and nobody dies or is frozen twice.
///
/// A fault that is to be repaired before its lever has answered is repaired as soon as it has.
final class Damage {
    private final Levers levers;
    private final Supplier<List<String>> afloat;
    private final SortedMap<Integer, Fault> inEffect = new TreeMap<>();
    private final SortedMap<Integer, Grudge> grudges = new TreeMap<>();
    private final SortedSet<String> halted = new TreeSet<>();
    private final SortedSet<String> skewed = new TreeSet<>();
    private final SortedSet<Integer> unanswered = new TreeSet<>();
    private final SortedMap<Integer, Consumer<Effect>> repairs = new TreeMap<>();

    /// @param afloat the nodes that have not been lost for good: nothing brings the others back
    Damage(Levers levers, Supplier<List<String>> afloat) {
        this.levers = levers;
        this.afloat = afloat;
    }

    /// The fault without the nodes that it cannot hit because another fault holds them.
    Fault narrowed(Fault fault) {
        return switch (fault) {
            case Fault.Partition partition -> partition;
            case Fault.Kill kill -> new Fault.Kill(without(kill.nodes(), halted));
            case Fault.Pause pause -> new Fault.Pause(without(pause.nodes(), halted));
            case Fault.SkewClock skew ->
                new Fault.SkewClock(without(without(skew.nodes(), skewed), halted), skew.offsetMillis());
        };
    }

    /// Whom it hits; nobody when there is nothing left to hit.
    List<String> targets(Fault fault) {
        return switch (fault) {
            case Fault.Partition partition -> cutOff(partition.grudge());
            case Fault.Kill kill -> kill.nodes();
            case Fault.Pause pause -> pause.nodes();
            case Fault.SkewClock skew -> skew.nodes();
        };
    }

    void inflict(int number, Fault fault, Consumer<Effect> then) {
        inEffect.put(number, fault);
        unanswered.add(number);
        Consumer<Effect> answered = effect -> {
            unanswered.remove(number);
            then.accept(effect);
            Consumer<Effect> repair = repairs.remove(number);
            if (repair != null) repair(number, repair);
        };
        switch (fault) {
            case Fault.Partition partition -> {
                grudges.put(number, partition.grudge());
                levers.cut(union(), answered);
            }
            case Fault.Kill kill -> {
                halted.addAll(kill.nodes());
                levers.kill(kill.nodes(), answered);
            }
            case Fault.Pause pause -> {
                halted.addAll(pause.nodes());
                levers.pause(pause.nodes(), answered);
            }
            case Fault.SkewClock skew -> {
                skewed.addAll(skew.nodes());
                levers.skew(skew.nodes(), skew.offsetMillis(), answered);
            }
        }
    }

    void repair(int number, Consumer<Effect> then) {
        if (unanswered.contains(number)) {
            repairs.put(number, then);
            return;
        }
        Fault fault = inEffect.remove(number);
        if (fault == null) return;
        switch (fault) {
            case Fault.Partition _ -> {
                grudges.remove(number);
                if (grudges.isEmpty()) levers.mend(then);
                else levers.cut(union(), then);
            }
            case Fault.Kill kill -> levers.restart(stillAfloat(kill.nodes()), freed(kill.nodes(), halted, then));
            case Fault.Pause pause -> levers.resume(stillAfloat(pause.nodes()), freed(pause.nodes(), halted, then));
            case Fault.SkewClock skew -> levers.skew(stillAfloat(skew.nodes()), 0, freed(skew.nodes(), skewed, then));
        }
    }

    private List<String> stillAfloat(List<String> nodes) {
        List<String> rest = new ArrayList<>(nodes);
        rest.retainAll(afloat.get());
        return rest;
    }

    private static Consumer<Effect> freed(List<String> nodes, SortedSet<String> held, Consumer<Effect> then) {
        return effect -> {
            held.removeAll(nodes);
            then.accept(effect);
        };
    }

    private Grudge union() {
        return grudges.values().stream().reduce(Cuts.none(), Cuts::both);
    }

    private static List<String> cutOff(Grudge grudge) {
        SortedSet<String> nodes = new TreeSet<>(grudge.deafTo().keySet());
        grudge.deafTo().values().forEach(nodes::addAll);
        return List.copyOf(nodes);
    }

    private static List<String> without(List<String> nodes, Collection<String> taken) {
        List<String> rest = new ArrayList<>(nodes);
        rest.removeAll(taken);
        return rest;
    }
}
