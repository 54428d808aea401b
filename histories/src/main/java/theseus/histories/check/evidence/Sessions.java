package theseus.histories.check.evidence;

import static theseus.histories.check.evidence.Wording.full;
import static theseus.histories.check.evidence.Wording.name;
import static theseus.histories.check.evidence.Wording.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import theseus.histories.Operation;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// The four session guarantees of each client on one key, in linear time: by versions where the answers carry them,
/// else by values that were written once.
///
/// With versions each is a comparison with the highest that the session has seen or written. Without, a read goes
/// back if what it saw was definitely older than something seen before, or was seen before and left for something
/// else; a write is out of order if some client saw it replaced by what its own session had written or read before
/// it. A session is a process: it retires when an answer stays out.
final class Sessions {
    private final String key;
    private final KeyTrace trace;
    private final Predicate<Operation> promised;
    private final Map<Operation, Written> sources = new IdentityHashMap<>();
    private final Map<Operation, Written> writes = new IdentityHashMap<>();
    /// By what was seen: who saw it, and which read of theirs was the first. Made when first asked for.
    private Map<Written, Map<Integer, Operation>> readers;

    private final Map<Integer, List<Operation>> sessions = new LinkedHashMap<>();
    private final EnumMap<Anomaly, Finding> first = new EnumMap<>(Anomaly.class);

    /// @param promised the operations that are held to session guarantees
    Sessions(String key, KeyTrace trace, Predicate<Operation> promised) {
        this.key = key;
        this.trace = trace;
        this.promised = promised;
        for (Seen seen : trace.seen) sources.put(seen.read(), seen.source());
        for (Written write : trace.writes) if (Kind.took(write.by)) writes.put(write.by, write);
    }

    /// The first breach of each guarantee by a session.
    ///
    /// @param operations those of the key, in order of invocation
    List<Finding> findings(List<Operation> operations) {
        for (Operation operation : operations)
            if (promised.test(operation) && (sources.containsKey(operation) || writes.containsKey(operation)))
                sessions.computeIfAbsent(operation.process(), _ -> new ArrayList<>())
                        .add(operation);
        for (List<Operation> session : sessions.values()) {
            byVersion(session);
            byValue(session);
        }
        return List.copyOf(first.values());
    }

    /// What no order of the writes explains although each session by itself can be explained, by values; to be asked
    /// after `findings`, and empty where these were not.
    Optional<Finding> together() {
        if (!first.isEmpty()) return Optional.empty();
        var common = new CommonOrder(key, trace);
        for (List<Operation> session : sessions.values()) {
            Operation lastRead = null;
            Operation lastWrite = null;
            for (Operation operation : session) {
                if (Kind.version(operation) != null) continue;
                Written source = sources.get(operation);
                if (source != null) {
                    if (lastRead != null) common.demand(sources.get(lastRead), lastRead, source, operation);
                    if (lastWrite != null) common.demand(writes.get(lastWrite), lastWrite, source, operation);
                    lastRead = operation;
                    lastWrite = null;
                }
                if (writes.containsKey(operation)) lastWrite = operation;
            }
        }
        return common.finding();
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

    /// The version that a read showed; that of a compare-and-set is the one that it wrote.
    private static boolean showsVersion(Operation read) {
        return Kind.of(read) == Kind.READ && Kind.version(read) != null;
    }

    private static String versions(Operation before, Operation after) {
        return name(before) + " had version " + Kind.version(before) + ", " + name(after) + " the lower version "
                + Kind.version(after);
    }

    /// Reads that show versions were compared by these; what is left are pairs of which one shows none.
    private void byValue(List<Operation> session) {
        if (session.stream().allMatch(o -> Kind.of(o) != Kind.SWAP && Kind.version(o) != null)) return;
        var all = new Sightings(promised);
        var unversioned = new Sightings(promised);
        Operation lastWrite = null;
        for (Operation operation : session) {
            Written source = sources.get(operation);
            if (source != null) {
                boolean shows = showsVersion(operation);
                var sighting = new Sightings.Sighting(operation, source);
                boolean inTurn = isInTurn(shows ? unversioned : all, sighting);
                all.add(sighting, inTurn);
                if (!shows) unversioned.add(sighting, inTurn);
                if (lastWrite != null
                        && !(shows && Kind.version(lastWrite) != null)
                        && source.olderThan(writes.get(lastWrite)))
                    report(Anomaly.READ_YOUR_WRITES, lastWrite, operation, older(source, writes.get(lastWrite)));
            }
            if (writes.containsKey(operation)) lastWrite = operation;
        }
    }

    private boolean isInTurn(Sightings before, Sightings.Sighting now) {
        if (isOutOfOrder(before, now)) return false;
        Written source = now.source();
        before.newerThan(source)
                .ifPresent(newer ->
                        report(Anomaly.NON_MONOTONIC_READ, newer.read(), now.read(), older(source, newer.source())));
        before.leftBehind(source)
                .ifPresent(first -> report(
                        Anomaly.NON_MONOTONIC_READ,
                        before.last(),
                        now.read(),
                        name(first) + " had seen " + value(source.value) + " too, before " + name(before.last()),
                        first));
        return true;
    }

    /// Whether it shows a write that cannot come after one seen before: because both are of one session, or because
    /// the writer of that one had read this one.
    private boolean isOutOfOrder(Sightings before, Sightings.Sighting now) {
        Operation write = now.source().by;
        if (write == null) return false;
        Optional<Sightings.Sighting> next =
                promised.test(write) ? before.writtenAfter(write.process(), write.invoked()) : Optional.empty();
        next.ifPresent(later -> report(
                Anomaly.NON_MONOTONIC_WRITE,
                "saw another's writes out of order: %s, then %s",
                later.read(),
                now.read(),
                "process " + write.process() + " wrote " + name(write) + " before " + name(later.source().by)));
        Optional<Sightings.Sighting> answer = answer(before, now.source());
        answer.ifPresent(later -> report(
                Anomaly.WRITES_FOLLOW_READS,
                "saw an answer before its question: %s, then %s",
                later.read(),
                now.read(),
                "process " + later.source().by.process() + " had seen " + name(write) + " before it wrote "
                        + name(later.source().by)));
        return next.isPresent() || answer.isPresent();
    }

    /// A read that showed what somebody wrote who had seen `source` before.
    private Optional<Sightings.Sighting> answer(Sightings before, Written source) {
        if (!before.anySince(source)) return Optional.empty();
        return readers().getOrDefault(source, new LinkedHashMap<>()).values().stream()
                .flatMap(reader -> before.writtenAfter(reader.process(), reader.invoked() - 1).stream())
                .findFirst();
    }

    private Map<Written, Map<Integer, Operation>> readers() {
        if (readers != null) return readers;
        readers = new IdentityHashMap<>();
        for (List<Operation> session : sessions.values())
            for (Operation operation : session)
                if (sources.get(operation) != null)
                    readers.computeIfAbsent(sources.get(operation), _ -> new LinkedHashMap<>())
                            .putIfAbsent(operation.process(), operation);
        return readers;
    }

    private static String older(Written older, Written newer) {
        if (older.by == null) return "before " + name(newer.by) + " nothing had been written";
        return full(older.by) + " had taken effect before " + full(newer.by) + " began";
    }

    private void report(Anomaly anomaly, Operation before, Operation after, String because, Operation... named) {
        report(anomaly, claim(anomaly), before, after, because, named);
    }

    private void report(
            Anomaly anomaly, String claim, Operation before, Operation after, String because, Operation... named) {
        Finding known = first.get(anomaly);
        if (known != null && known.operations().getLast().finish() <= after.finish()) return;
        String sentence =
                "Process " + after.process() + " " + claim.formatted(full(before), full(after)) + ": " + because + ".";
        List<Operation> involved = new ArrayList<>(List.of(named));
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

    /// What a session did wrong with two operations of its own.
    private static String claim(Anomaly anomaly) {
        return switch (anomaly) {
            case NON_MONOTONIC_READ -> "went back in time: after %s came %s";
            case READ_YOUR_WRITES -> "did not see its own write: after %s came %s";
            case NON_MONOTONIC_WRITE -> "had its writes applied out of order: %s, then %s";
            case WRITES_FOLLOW_READS -> "had a write placed before what it had read: %s, then %s";
            default -> throw new IllegalArgumentException(anomaly + " is no session guarantee");
        };
    }
}
