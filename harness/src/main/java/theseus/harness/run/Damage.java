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
import theseus.nemesis.network.Cuts;

/// The faults in effect together: several partitions cut the union of their links, nobody dies or is frozen twice, and
/// no clock and no disk is meddled with twice.
///
/// A fault that is to be repaired before its lever has answered is repaired as soon as it has.
final class Damage {
    private final Hands hands;
    private final Supplier<List<String>> afloat;
    private final SortedMap<Integer, Fault> inEffect = new TreeMap<>();
    private final SortedMap<Integer, Grudge> grudges = new TreeMap<>();
    private final SortedSet<String> halted = new TreeSet<>();
    private final SortedSet<String> skewed = new TreeSet<>();
    private final SortedSet<String> slowed = new TreeSet<>();
    private final SortedSet<Integer> unanswered = new TreeSet<>();
    private final SortedMap<Integer, Consumer<Effect>> repairs = new TreeMap<>();

    /// @param afloat the nodes that have not been lost for good: nothing brings the others back
    Damage(Hands hands, Supplier<List<String>> afloat) {
        this.hands = hands;
        this.afloat = afloat;
    }

    /// The fault without the nodes that it cannot hit because another fault holds them.
    Fault narrowed(Fault fault) {
        return switch (fault) {
            case Fault.OfLinks _, Fault.HoldUp _ -> fault;
            case Fault.SkewClock _, Fault.StrobeClock _, Fault.DriftClock _ ->
                fault.at(without(without(fault.nodes(), halted), skewed));
            case Fault.SlowDisk _ -> fault.at(without(without(fault.nodes(), halted), slowed));
            case Fault.Kill _,
                    Fault.Stop _,
                    Fault.Restart _,
                    Fault.Pause _,
                    Fault.LosePower _,
                    Fault.FlipBit _,
                    Fault.FillDisk _ -> fault.at(without(fault.nodes(), halted));
        };
    }

    /// Whom the fault may be taken from again.
    private Fault stillAfloat(Fault fault) {
        if (fault instanceof Fault.HoldUp) return fault;
        List<String> nodes = new ArrayList<>(fault.nodes());
        nodes.retainAll(afloat.get());
        return fault.at(nodes);
    }

    void inflict(int number, Fault fault, Consumer<Effect> then) {
        inEffect.put(number, fault);
        unanswered.add(number);
        held(fault).addAll(fault.nodes());
        if (fault instanceof Fault.Partition partition) grudges.put(number, partition.grudge());
        hands.inflict(number, fault, union(), effect -> {
            unanswered.remove(number);
            then.accept(effect);
            Consumer<Effect> repair = repairs.remove(number);
            if (repair != null) repair(number, repair);
        });
    }

    void repair(int number, Consumer<Effect> then) {
        Fault fault = inEffect.get(number);
        if (fault == null) return;
        if (unanswered.contains(number)) {
            repairs.put(number, then);
            hands.hurry(fault);
            return;
        }
        inEffect.remove(number);
        grudges.remove(number);
        Fault left = stillAfloat(fault);
        Consumer<Effect> repaired = effect -> {
            held(fault).removeAll(fault.nodes());
            then.accept(effect);
        };
        if (isGone(fault, left)) repaired.accept(new Effect.Proven(lostForGood(fault)));
        else hands.repair(number, left, union(), repaired);
    }

    /// Whether all whom the fault hit have been lost since, so that there is nobody to take it from. Links are cut and
    /// mended all at once, whoever is left.
    private static boolean isGone(Fault fault, Fault left) {
        return switch (fault) {
            case Fault.OfLinks _, Fault.HoldUp _ -> false;
            case Fault.Kill _,
                    Fault.Stop _,
                    Fault.Restart _,
                    Fault.Pause _,
                    Fault.LosePower _,
                    Fault.FlipBit _,
                    Fault.FillDisk _,
                    Fault.SlowDisk _,
                    Fault.SkewClock _,
                    Fault.StrobeClock _,
                    Fault.DriftClock _ -> left.nodes().isEmpty();
        };
    }

    private static String lostForGood(Fault fault) {
        return String.join(" and ", fault.nodes()) + " lost for good";
    }

    /// Those whom no other fault of the sort may hit meanwhile.
    private SortedSet<String> held(Fault fault) {
        return switch (fault) {
            case Fault.OfLinks _, Fault.HoldUp _ -> new TreeSet<>();
            case Fault.Kill _,
                    Fault.Stop _,
                    Fault.Restart _,
                    Fault.Pause _,
                    Fault.LosePower _,
                    Fault.FlipBit _,
                    Fault.FillDisk _ -> halted;
            case Fault.SlowDisk _ -> slowed;
            case Fault.SkewClock _, Fault.StrobeClock _, Fault.DriftClock _ -> skewed;
        };
    }

    private Grudge union() {
        return grudges.values().stream().reduce(Cuts.none(), Cuts::both);
    }

    private static List<String> without(List<String> nodes, Collection<String> taken) {
        List<String> rest = new ArrayList<>(nodes);
        rest.removeAll(taken);
        return rest;
    }
}
