package theseus.nemesis;

import java.util.Collections;
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
}
