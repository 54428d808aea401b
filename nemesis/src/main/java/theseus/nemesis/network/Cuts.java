package theseus.nemesis.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import theseus.nemesis.Grudge;

/// Grudges built from groups of nodes. Nobody is ever deaf to itself.
public final class Cuts {
    private Cuts() {}

    /// All links work.
    public static Grudge none() {
        return new Grudge(new TreeMap<>());
    }

    /// The two groups hear nothing of each other.
    public static Grudge between(Collection<String> some, Collection<String> others) {
        return both(deaf(some, others), deaf(others, some));
    }

    /// The listeners do not hear the speakers, who hear them all the same.
    public static Grudge deaf(Collection<String> listeners, Collection<String> speakers) {
        SortedMap<String, SortedSet<String>> deafTo = new TreeMap<>();
        for (String listener : listeners) {
            SortedSet<String> unheard = new TreeSet<>(speakers);
            unheard.remove(listener);
            if (!unheard.isEmpty()) deafTo.put(listener, unheard);
        }
        return new Grudge(deafTo);
    }

    /// Every link that either of the two cuts.
    public static Grudge both(Grudge one, Grudge other) {
        SortedMap<String, SortedSet<String>> union = new TreeMap<>();
        for (Grudge grudge : List.of(one, other))
            grudge.deafTo()
                    .forEach((listener, speakers) -> union.computeIfAbsent(listener, _ -> new TreeSet<>())
                            .addAll(speakers));
        return new Grudge(union);
    }

    /// The first half, rounded down, against the rest.
    public static Grudge halves(List<String> nodes) {
        int middle = nodes.size() / 2;
        return between(nodes.subList(0, middle), nodes.subList(middle, nodes.size()));
    }

    /// Two halves that hear each other only through the middle node, which hears all.
    public static Grudge bridge(List<String> nodes) {
        int middle = nodes.size() / 2;
        return between(nodes.subList(0, middle), nodes.subList(middle + 1, nodes.size()));
    }

    /// Every node hears a majority, and no two of them the same one: each its neighbours on the ring.
    public static Grudge majoritiesRing(List<String> ring) {
        int size = ring.size();
        int majority = size / 2 + 1;
        SortedMap<String, SortedSet<String>> deafTo = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            SortedSet<String> unheard = new TreeSet<>(ring);
            for (int near = 0; near < majority; near++) unheard.remove(ring.get((i + near) % size));
            if (!unheard.isEmpty()) deafTo.put(ring.get(i), unheard);
        }
        return new Grudge(deafTo);
    }

    /// Those of `all` that are not in `some`, in the order of `all`.
    public static List<String> rest(List<String> all, Collection<String> some) {
        List<String> rest = new ArrayList<>(all);
        rest.removeAll(some);
        return rest;
    }
}
