package theseus.node.host.journal;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import theseus.node.environment.Observation;
import theseus.node.environment.Observer;

/// What happened, counted. Counted by the node's thread and the API's, read by anyone.
public final class Counters implements Observer {
    private final Map<String, Map<String, LongAdder>> operations = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> stored = new ConcurrentHashMap<>();
    private final LongAdder forgotten = new LongAdder();
    private final LongAdder copied = new LongAdder();
    private final LongAdder verified = new LongAdder();

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.Stored one)
            stored.computeIfAbsent(one.cause().name(), _ -> new LongAdder()).increment();
        if (observation instanceof Observation.Forgot) forgotten.increment();
        if (observation instanceof Observation.RangeCopied range) (range.verified() ? verified : copied).increment();
    }

    /// Counts a client's operation and what became of it.
    public void operation(String kind, String outcome) {
        operations
                .computeIfAbsent(kind, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(outcome, _ -> new LongAdder())
                .increment();
    }

    /// Operations by kind and outcome.
    public Map<String, Map<String, Long>> operations() {
        Map<String, Map<String, Long>> view = new TreeMap<>();
        operations.forEach((kind, outcomes) -> view.put(kind, sums(outcomes)));
        return view;
    }

    /// Records stored by this replica, by cause.
    public Map<String, Long> stored() {
        return sums(stored);
    }

    /// Records that this replica deleted at the end of a migration, or before one.
    public long forgotten() {
        return forgotten.sum();
    }

    public long rangesCopied() {
        return copied.sum();
    }

    public long rangesVerified() {
        return verified.sum();
    }

    private static Map<String, Long> sums(Map<String, LongAdder> adders) {
        Map<String, Long> view = new TreeMap<>();
        adders.forEach((name, adder) -> view.put(name, adder.sum()));
        return view;
    }
}
