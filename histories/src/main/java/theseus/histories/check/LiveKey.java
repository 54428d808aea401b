package theseus.histories.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import theseus.histories.Operation;
import theseus.histories.OperationEvent;
import theseus.histories.Outcome;
import theseus.histories.model.CasRegister;
import theseus.histories.model.Held;

/// The clusters of one key that an answer can still concern.
///
/// A value is overwritten once a cluster finished that has to come after it. Nothing that begins from then on may see
/// it, so when all
/// that was open then has ended its cluster is forgotten.
final class LiveKey {
    private static final long NEVER = Long.MAX_VALUE;
    private final String key;
    /// Every value that can still be seen.
    private final Map<Object, Cluster> clusters = new HashMap<>();
    /// Those of them in which something finished.
    private final List<Cluster> finished = new ArrayList<>();
    /// Values that were written twice, or compared.
    private final Set<Object> ambiguous = new HashSet<>();
    /// How many operations are open that began at each time.
    private final TreeMap<Long, Integer> begun = new TreeMap<>();
    private boolean leftOut;

    LiveKey(String key, Object start) {
        this.key = key;
        Cluster initial = new Cluster(start, null, Long.MIN_VALUE);
        initial.earliest = Long.MIN_VALUE;
        clusters.put(start, initial);
        finished.add(initial);
    }

    /// A write, those who saw its value, their earliest finish and latest start, and since when it is overwritten.
    private static final class Cluster {
        private final Object value;
        private final OperationEvent write;
        private final long writeStart;
        private Operation first;
        private Operation last;
        private long earliest = NEVER;
        private long latest = Long.MIN_VALUE;
        private long overwritten = NEVER;

        private Cluster(Object value, OperationEvent write, long writeStart) {
            this.value = value;
            this.write = write;
            this.writeStart = writeStart;
        }
    }

    boolean leftOut() {
        return leftOut;
    }

    int held() {
        return clusters.size();
    }

    void begin(OperationEvent operation) {
        begun.merge(operation.time(), 1, Integer::sum);
        if (reads(operation)) return;
        Object value = written(operation);
        if (ambiguous.contains(value)) return;
        if (clusters.containsKey(value)) leaveOut(value);
        else clusters.put(value, new Cluster(value, operation, operation.time()));
    }

    /// What the end of an operation proves wrong; null if nothing.
    Finding end(OperationEvent begin, OperationEvent end) {
        if (begun.merge(begin.time(), -1, Integer::sum) == 0) begun.remove(begin.time());
        Finding finding = switch (end.type()) {
            case OK -> ok(begin, end);
            case FAIL -> failed(begin, end);
            case INFO, INVOKE -> null;
        };
        forget(end.time());
        return finding;
    }

    private Finding ok(OperationEvent begin, OperationEvent end) {
        if (begin.f().equals("cas")) leftOut = true;
        if (begin.f().equals("cas") && Boolean.FALSE.equals(end.value())) {
            leaveOut(written(begin));
            return null;
        }
        Object value = reads(begin) ? end.value() : written(begin);
        if (ambiguous.contains(value)) return null;
        Operation operation = operation(begin, end);
        Cluster cluster = clusters.get(value);
        if (cluster == null)
            return new Finding(
                    Anomaly.NOT_LINEARIZABLE,
                    key,
                    name(operation) + " saw " + Held.words(value)
                            + ", which had not been written yet, or was overwritten" + " before it began.",
                    List.of(operation));
        return extend(cluster, operation);
    }

    private Finding failed(OperationEvent begin, OperationEvent end) {
        if (reads(begin)) return null;
        Cluster cluster = clusters.get(written(begin));
        if (cluster == null || cluster.write != begin) return null;
        clusters.remove(cluster.value);
        if (!finished.remove(cluster)) return null;
        return new Finding(
                Anomaly.DIRTY_READ,
                key,
                name(cluster.first) + " saw " + Held.words(cluster.value) + ", and then " + name(operation(begin, end))
                        + ", which would have written it, failed.",
                List.of(cluster.first));
    }

    private Finding extend(Cluster cluster, Operation operation) {
        if (cluster.earliest == NEVER) finished.add(cluster);
        if (operation.finish() < cluster.earliest) {
            cluster.earliest = operation.finish();
            cluster.first = operation;
        }
        if (Math.max(operation.start(), cluster.writeStart) > cluster.latest) {
            cluster.latest = Math.max(operation.start(), cluster.writeStart);
            cluster.last = operation;
        }
        if (cluster.overwritten != NEVER) cluster.overwritten = operation.finish();
        for (Cluster other : finished) {
            if (other == cluster) continue;
            boolean after = other.earliest < cluster.latest;
            boolean before = cluster.earliest < other.latest;
            if (after && before) return contradiction(cluster, other);
            if (after && other.overwritten == NEVER) other.overwritten = operation.finish();
            if (before && cluster.overwritten == NEVER) cluster.overwritten = operation.finish();
        }
        return null;
    }

    private Finding contradiction(Cluster one, Cluster other) {
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : new Operation[] {one.first, one.last, other.first, other.last})
            if (operation != null && !operations.contains(operation)) operations.add(operation);
        String sentence =
                claim(one, other) + " However " + claim(other, one) + " Each was written only once: a contradiction.";
        return new Finding(Anomaly.NOT_LINEARIZABLE, key, sentence, operations);
    }

    private static String claim(Cluster before, Cluster after) {
        String first = before.first == null
                ? Held.words(before.value) + " was there at the beginning"
                : name(before.first) + " with " + Held.words(before.value) + " finished before " + name(after.last)
                        + " with " + Held.words(after.value)
                        + (after.last.start() == after.latest ? " began" : " was written");
        return first + ", so " + Held.words(after.value) + " came after " + Held.words(before.value) + ".";
    }

    /// Drops the clusters that were overwritten before anything began that is still open.
    private void forget(long now) {
        long oldest = begun.isEmpty() ? now : begun.firstKey();
        for (int i = finished.size() - 1; i >= 0; i--) {
            Cluster cluster = finished.get(i);
            if (cluster.overwritten >= oldest) continue;
            finished.set(i, finished.getLast());
            finished.removeLast();
            clusters.remove(cluster.value, cluster);
        }
    }

    private void leaveOut(Object value) {
        leftOut = true;
        ambiguous.add(value);
        finished.remove(clusters.remove(value));
    }

    private static boolean reads(OperationEvent operation) {
        return operation.f().equals("read") || operation.f().equals("get");
    }

    private static Object written(OperationEvent operation) {
        return switch (operation.f()) {
            case "write", "put" -> operation.value();
            case "delete" -> null;
            case "cas" -> CasRegister.replacement(operation.value());
            default ->
                throw new IllegalArgumentException("line " + operation.index() + " is a " + operation.f()
                        + "; expected read, write, delete or cas");
        };
    }

    private Operation operation(OperationEvent begin, OperationEvent end) {
        return new Operation(
                begin.index(),
                end.index(),
                begin.process(),
                begin.f(),
                key,
                begin.value(),
                new Outcome.Ok(end.value()),
                begin.time(),
                end.time(),
                end.provenance());
    }

    private static String name(Operation operation) {
        return Objects.toString(operation == null ? null : Names.name(operation));
    }
}
