package theseus.histories.check.evidence;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import theseus.histories.Operation;

/// What one session has seen so far of one key, so that a look tells whether what it sees next is older.
final class Sightings {
    /// A read and what it saw.
    record Sighting(Operation read, Written source) {}

    private final Predicate<Operation> promised;
    private final Map<Integer, Sighting> lastOf = new HashMap<>();
    private final Map<Written, Operation> firsts = new IdentityHashMap<>();
    private long latest = Long.MIN_VALUE;
    private Sighting newest;
    private Sighting last;

    /// @param promised the operations that belong to sessions
    Sightings(Predicate<Operation> promised) {
        this.promised = promised;
    }

    /// Adds a read.
    ///
    /// @param inTurn whether the order of what was seen so far allows it; if not, what follows is not measured by
    ///     it
    void add(Sighting sighting, boolean inTurn) {
        Written source = sighting.source();
        if (source.by != null && promised.test(source.by)) {
            lastOf.merge(source.by.process(), sighting, (a, b) -> began(b) > began(a) ? b : a);
            latest = Math.max(latest, hadRead(source.by));
        }
        if (!inTurn) return;
        firsts.putIfAbsent(source, sighting.read());
        if (newest == null || source.start > newest.source().start) newest = sighting;
        last = sighting;
    }

    private static long began(Sighting sighting) {
        return sighting.source().by.invoked();
    }

    /// When a writer had read all that it read before it wrote; a compare-and-set reads until it returns.
    private static long hadRead(Operation write) {
        return Kind.of(write) == Kind.SWAP && Kind.took(write) ? write.finish() : write.start();
    }

    /// The read that saw the last write of a process that was seen at all, if that write was invoked after the
    /// event of that index.
    Optional<Sighting> writtenAfter(int process, long event) {
        return Optional.ofNullable(lastOf.get(process)).filter(sighting -> began(sighting) > event);
    }

    /// Whether anything was seen whose writer could have read this write before; a rough and cheap answer.
    boolean anySince(Written source) {
        return source.effect <= latest;
    }

    /// The read that saw what began last, if the write is definitely older than that.
    Optional<Sighting> newerThan(Written source) {
        return Optional.ofNullable(newest).filter(sighting -> source.olderThan(sighting.source()));
    }

    /// The first read that saw the write, if something else has been seen since.
    Optional<Operation> leftBehind(Written source) {
        return last == null || last.source() == source ? Optional.empty() : Optional.ofNullable(firsts.get(source));
    }

    /// The last read that was in turn.
    Operation last() {
        return last.read();
    }
}
