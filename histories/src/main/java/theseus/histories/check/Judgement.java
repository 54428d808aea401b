package theseus.histories.check;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.histories.check.evidence.Elements;
import theseus.histories.check.evidence.Staleness;

/// Everything the judge has to say of one history.
///
/// @param verdict the worst of all: a violation comes before what is undecided; its first finding is the primary one
/// @param model the model's name
/// @param algorithms what decided linearizability
/// @param keys linearizability key by key, in the order of their first operations
/// @param staleness how stale the reads were, by level and phase; also where that broke no promise
/// @param atomicity for the first keys of registers that are not linearizable, how stale their reads must be allowed to
/// be
/// @param elements for sets, what became of the elements, by key ("" where there is one object)
/// @param operations how many operations were judged
/// @param time how long it took
public record Judgement(
        Verdict verdict,
        String model,
        List<String> algorithms,
        List<KeyVerdict> keys,
        List<Staleness> staleness,
        List<Atomicity> atomicity,
        SortedMap<String, Elements> elements,
        int operations,
        Duration time) {
    public Judgement {
        algorithms = List.copyOf(algorithms);
        keys = List.copyOf(keys);
        staleness = List.copyOf(staleness);
        atomicity = List.copyOf(atomicity);
        elements = Collections.unmodifiableSortedMap(new TreeMap<>(elements));
    }
}
