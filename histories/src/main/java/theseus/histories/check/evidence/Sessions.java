package theseus.histories.check.evidence;

import static theseus.histories.check.evidence.Wording.full;
import static theseus.histories.check.evidence.Wording.name;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import theseus.histories.Operation;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// The four session guarantees of each client on one key, in linear time: by versions where the answers carry them,
/// else by
/// values that were written once.
///
/// With versions each is a comparison with the highest that the session has seen or written. Without, a read goes back
/// if what
/// it saw was definitely older; a write is out of order if some client saw it replaced by what its own session had
/// written or
/// read before it. A session is a process: it retires when an answer stays out.
final class Sessions {
    private final String key;
    private final KeyTrace trace;
    private final Predicate<Operation> promised;
    private final Map<Operation, Written> sources = new IdentityHashMap<>();
    private final Map<Operation, Written> writes = new IdentityHashMap<>();
    private final Map<Written, Written> ownWriteBefore = new IdentityHashMap<>();
    private final Map<Written, Written> ownReadBefore = new IdentityHashMap<>();
    private final EnumMap<Anomaly, Finding> first = new EnumMap<>(Anomaly.class);

    /// @param promised the operations that are held to session guarantees
    Sessions(String key, KeyTrace trace, Predicate<Operation> promised) {
        this.key = key;
        this.trace = trace;
        this.promised = promised;
        for (Seen seen : trace.seen) if (seen.source() != null) sources.put(seen.read(), seen.source());
        for (Written write : trace.writes) if (Kind.took(write.by)) writes.put(write.by, write);
    }

    /// The first breach of each guarantee.
    ///
    /// @param operations those of the key, in order of invocation
    List<Finding> findings(List<Operation> operations) {
        Map<Integer, List<Operation>> sessions = new LinkedHashMap<>();
        for (Operation operation : operations)
            if (promised.test(operation) && (sources.containsKey(operation) || writes.containsKey(operation)))
                sessions.computeIfAbsent(operation.process(), _ -> new ArrayList<>())
                        .add(operation);
        sessions.values().forEach(this::remember);
        for (List<Operation> session : sessions.values()) {
            byVersion(session);
            byValue(session);
        }
        return List.copyOf(first.values());
    }

    private void byVersion(List<Operation> session) {
        Operation highestRead = null;
        Operation highestWrite = null;
        for (Operation operation : session) {
            String version = Kind.version(operation);
            if (version == null) continue;
            boolean write = Kind.of(operation).writes();
            if (isAbove(highestRead, version))
                report(
                        write ? Anomaly.WRITES_FOLLOW_READS : Anomaly.NON_MONOTONIC_READ,
                        highestRead,
                        operation,
                        versions(highestRead, operation));
            if (isAbove(highestWrite, version))
                report(
                        write ? Anomaly.NON_MONOTONIC_WRITE : Anomaly.READ_YOUR_WRITES,
                        highestWrite,
                        operation,
                        versions(highestWrite, operation));
            if (write && !isAbove(highestWrite, version)) highestWrite = operation;
            if (!write && !isAbove(highestRead, version)) highestRead = operation;
        }
    }

    private static boolean isAbove(Operation operation, String version) {
        return operation != null && Kind.version(operation).compareTo(version) > 0;
    }

    private static boolean versioned(Operation a, Operation b) {
        return Kind.version(a) != null && Kind.version(b) != null;
    }

    private static String versions(Operation before, Operation after) {
        return name(before) + " had version " + Kind.version(before) + ", " + name(after) + " the lower version "
                + Kind.version(after);
    }

    /// Notes what each write's own session had written and read last before it.
    private void remember(List<Operation> session) {
        Written lastWrite = null;
        Written lastRead = null;
        for (Operation operation : session) {
            if (sources.containsKey(operation)) lastRead = sources.get(operation);
            Written written = writes.get(operation);
            if (written == null) continue;
            if (lastWrite != null) ownWriteBefore.put(written, lastWrite);
            if (lastRead != null) ownReadBefore.put(written, lastRead);
            lastWrite = written;
        }
    }

    private void byValue(List<Operation> session) {
        Operation lastRead = null;
        Operation lastWrite = null;
        for (Operation operation : session) {
            Written source = sources.get(operation);
            if (source != null) {
                if (lastRead != null && !versioned(lastRead, operation)) afterRead(lastRead, operation, source);
                if (lastWrite != null && !versioned(lastWrite, operation) && source.olderThan(writes.get(lastWrite)))
                    report(Anomaly.READ_YOUR_WRITES, lastWrite, operation, older(source, writes.get(lastWrite)));
                lastRead = operation;
            }
            if (writes.containsKey(operation)) lastWrite = operation;
        }
    }

    private void afterRead(Operation before, Operation after, Written source) {
        Written had = sources.get(before);
        if (had == source) return;
        if (source.by != null && ownWriteBefore.get(had) == source)
            report(
                    Anomaly.NON_MONOTONIC_WRITE,
                    before,
                    after,
                    "process " + had.by.process() + " wrote " + name(source.by) + " before " + name(had.by));
        else if (source.by != null && ownReadBefore.get(had) == source && had.by != after)
            report(
                    Anomaly.WRITES_FOLLOW_READS,
                    before,
                    after,
                    "process " + had.by.process() + " had seen " + name(source.by) + " before it wrote "
                            + name(had.by));
        else if (source.olderThan(had)) report(Anomaly.NON_MONOTONIC_READ, before, after, older(source, had));
    }

    private static String older(Written older, Written newer) {
        if (older.by == null) return "before " + name(newer.by) + " nothing had been written";
        return full(older.by) + " had taken effect before " + full(newer.by) + " began";
    }

    private void report(Anomaly anomaly, Operation before, Operation after, String because) {
        Finding known = first.get(anomaly);
        if (known != null && known.operations().getLast().finish() <= after.finish()) return;
        String sentence = "Process " + after.process() + " " + claim(anomaly, before, after) + ": " + because + ".";
        List<Operation> involved = new ArrayList<>();
        addOrigins(involved, before);
        addOrigins(involved, after);
        involved.removeIf(o -> o == before || o == after);
        involved.sort(Comparator.comparingLong(Operation::invoked));
        involved.add(before);
        involved.add(after);
        first.put(anomaly, new Finding(anomaly, key, sentence, involved));
    }

    private void addOrigins(List<Operation> involved, Operation operation) {
        Written source = sources.get(operation);
        if (source != null) StaleReads.add(involved, source.by);
    }

    private static String claim(Anomaly anomaly, Operation before, Operation after) {
        return switch (anomaly) {
            case NON_MONOTONIC_READ -> "went back in time: after " + full(before) + " came " + full(after);
            case READ_YOUR_WRITES -> "did not see its own write: after " + full(before) + " came " + full(after);
            case NON_MONOTONIC_WRITE ->
                Kind.of(after).writes()
                        ? "had its writes applied out of order: " + full(before) + ", then " + full(after)
                        : "saw another's writes out of order: " + full(before) + ", then " + full(after);
            case WRITES_FOLLOW_READS ->
                Kind.of(after).writes()
                        ? "had a write placed before what it had read: " + full(before) + ", then " + full(after)
                        : "saw an answer before its question: " + full(before) + ", then " + full(after);
            default -> throw new IllegalArgumentException(anomaly + " is no session guarantee");
        };
    }
}
