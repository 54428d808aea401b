package theseus.harness.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.client.Played;
import theseus.harness.client.Sent;
import theseus.harness.generator.Generator;
import theseus.harness.generator.Scheduled;
import theseus.harness.generator.Script;

/// A workload written down: the operations of each part as they were sent once, sent again at the same times by the
/// same
/// clients through the same coordinators.
///
/// @param names of the keys
/// @param parts the operations by the part that they belong to
/// @param ends when each part had nothing more to invoke, in nanoseconds from its beginning
public record Transcript(List<String> names, SortedMap<String, List<Scheduled>> parts, SortedMap<String, Long> ends)
        implements Workload {
    public Transcript {
        names = List.copyOf(names);
        ends = Collections.unmodifiableSortedMap(new TreeMap<>(ends));
        SortedMap<String, List<Scheduled>> copy = new TreeMap<>();
        parts.forEach((part, operations) -> copy.put(part, List.copyOf(operations)));
        parts = Collections.unmodifiableSortedMap(copy);
    }

    /// What was sent in a run over these keys.
    public static Transcript of(List<String> names, Played played) {
        SortedMap<String, List<Scheduled>> parts = new TreeMap<>();
        for (Sent each : played.sent())
            parts.computeIfAbsent(each.part(), _ -> new ArrayList<>()).add(each.operation());
        return new Transcript(names, parts, played.ends());
    }

    @Override
    public Generator load() {
        return part(LOAD);
    }

    @Override
    public Generator sail(double rate, long operations, long untilNanos) {
        return part(SAIL);
    }

    @Override
    public Generator sailOn(double rate, long operations, long untilNanos) {
        return part(SAIL_ON);
    }

    @Override
    public Generator settle(double rate) {
        return part(SETTLE);
    }

    @Override
    public Generator lastReads() {
        return part(LAST_READS);
    }

    /// All operations, part by part.
    public List<Sent> sent() {
        List<Sent> sent = new ArrayList<>();
        parts.forEach((part, operations) -> operations.forEach(operation -> sent.add(new Sent(part, operation))));
        return sent;
    }

    /// The same with these operations alone, over these keys.
    public Transcript with(List<String> keys, List<Sent> others) {
        return of(keys, new Played(others, ends));
    }

    /// How many operations there are in all parts.
    public int size() {
        return parts.values().stream().mapToInt(List::size).sum();
    }

    private Generator part(String name) {
        return Script.of(parts.getOrDefault(name, List.of()), ends.getOrDefault(name, 0L));
    }
}
