package theseus.harness.system.reference;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/// How often each guard fired in all lives of all nodes. A process takes its counts with it when it is killed, so they
/// are asked for again and again; what fired between the last answer and the kill is not known.
final class GuardLedger {
    private final SortedMap<String, SortedMap<Long, SortedMap<String, Long>>> byNodeAndLife = new TreeMap<>();

    synchronized void note(String node, NodeApi.Guards guards) {
        byNodeAndLife.computeIfAbsent(node, _ -> new TreeMap<>()).put(guards.incarnation(), guards.counts());
    }

    synchronized SortedMap<String, Long> sums() {
        SortedMap<String, Long> sums = new TreeMap<>();
        byNodeAndLife.values().stream()
                .map(SortedMap::values)
                .flatMap(Collection::stream)
                .forEach(counts -> counts.forEach((guard, count) -> sums.merge(guard, count, Long::sum)));
        return sums;
    }
}
