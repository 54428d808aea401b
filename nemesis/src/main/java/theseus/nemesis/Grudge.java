package theseus.nemesis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who does not hear whom: from each node to those whose messages do not reach it.
public record Grudge(SortedMap<String, SortedSet<String>> deafTo) {
    public Grudge {
        SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
        deafTo.forEach(
                (listener, speakers) -> copy.put(listener, Collections.unmodifiableSortedSet(new TreeSet<>(speakers))));
        deafTo = Collections.unmodifiableSortedMap(copy);
    }

    /// Whether messages from the speaker reach the listener.
    public boolean hears(String listener, String speaker) {
        SortedSet<String> speakers = deafTo.get(listener);
        return speakers == null || !speakers.contains(speaker);
    }

    /// A link: what the one says to the other.
    public record Link(String from, String to) {}

    /// The links that it names, one by one.
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        deafTo.forEach((to, speakers) -> speakers.forEach(from -> links.add(new Link(from, to))));
        return links;
    }
}
