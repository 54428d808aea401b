package theseus.harness.client;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What clients did in a run, part by part.
///
/// @param sent every operation as it was sent, in order; a retry within an operation is not one of its own
/// @param ends when each part had nothing more to invoke, in nanoseconds from its beginning
public record Played(List<Sent> sent, SortedMap<String, Long> ends) {
    public Played {
        sent = List.copyOf(sent);
        ends = Collections.unmodifiableSortedMap(new TreeMap<>(ends));
    }
}
