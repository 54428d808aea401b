package theseus.histories.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// The four session guarantees (Terry and others, 1994) on a register of reads, writes and deletes that is nil at
/// first, word by word: by trying every order of the writes. Slow, obvious, and without a line in common with the
/// judge.
///
/// The writes of a key stand in one order, which nobody knows but which keeps to time: a write that had returned,
/// or that somebody had seen who had returned, stands before every write that began after that.
///
/// - Read your writes: a read shows what its session wrote last before it, or something that stands behind that.
/// - Monotonic writes: nobody sees a write, and after it an earlier one of the same session.
/// - Writes follow reads: nobody sees a write, and after it one that the writer had read before it wrote.
/// - Monotonic reads: what a session reads, but for the reads that break one of the last two, never stands before
///   what it had read.
///
/// The first and the last are broken if a session breaks them in every order. Where nothing is broken, but in every
/// order some session would break one of them, the sessions saw incompatible orders.
final class SessionsByDefinition {
    private static final Operation UNKNOWN = null;
    private static final Operation NOBODY =
            new Operation(-1, -1, -1, "nobody", null, null, new Outcome.Ok(null), -1, -1, null);

    private final List<Operation> operations;
    private final List<Operation> writes;
    private final List<List<Operation>> orders = new ArrayList<>();

    private SessionsByDefinition(List<Operation> operations) {
        this.operations = operations;
        this.writes = operations.stream().filter(o -> !isRead(o)).toList();
        order(List.of(NOBODY), writes);
    }

    /// The guarantees broken, by values that were written once.
    static Set<Anomaly> broken(List<Operation> operations) {
        return new SessionsByDefinition(operations).broken();
    }

    /// The guarantees broken where every operation that returned told the version that it wrote or saw.
    static Set<Anomaly> brokenByVersion(List<Operation> operations) {
        Set<Anomaly> broken = EnumSet.noneOf(Anomaly.class);
        for (Operation before : operations)
            for (Operation after : operations)
                if (before.process() == after.process()
                        && before.finish() < after.start()
                        && returned(after)
                        && before.provenance()
                                        .version()
                                        .compareTo(after.provenance().version())
                                > 0)
                    broken.add(
                            isRead(before)
                                    ? isRead(after) ? Anomaly.NON_MONOTONIC_READ : Anomaly.WRITES_FOLLOW_READS
                                    : isRead(after) ? Anomaly.READ_YOUR_WRITES : Anomaly.NON_MONOTONIC_WRITE);
        return broken;
    }

    private Set<Anomaly> broken() {
        Set<Anomaly> broken = EnumSet.noneOf(Anomaly.class);
        operations.stream().mapToInt(Operation::process).distinct().forEach(process -> {
            List<Operation> session =
                    operations.stream().filter(o -> o.process() == process).toList();
            List<Operation> reads =
                    session.stream().filter(o -> source(o) != UNKNOWN).toList();
            if (reads.stream().anyMatch(read -> after(reads, read, this::wroteBefore)))
                broken.add(Anomaly.NON_MONOTONIC_WRITE);
            if (reads.stream().anyMatch(read -> after(reads, read, this::readBefore)))
                broken.add(Anomaly.WRITES_FOLLOW_READS);
            List<Operation> others = reads.stream()
                    .filter(read -> !after(reads, read, this::wroteBefore) && !after(reads, read, this::readBefore))
                    .toList();
            if (orders.stream().noneMatch(order -> neverGoesBack(others, order)))
                broken.add(Anomaly.NON_MONOTONIC_READ);
            if (orders.stream().noneMatch(order -> seesItsOwn(session, order))) broken.add(Anomaly.READ_YOUR_WRITES);
        });
        if (broken.isEmpty() && orders.stream().noneMatch(this::explainsAll)) broken.add(Anomaly.INCOMPATIBLE_ORDER);
        return broken;
    }

    private boolean explainsAll(List<Operation> order) {
        return operations.stream().mapToInt(Operation::process).distinct().allMatch(process -> {
            List<Operation> session =
                    operations.stream().filter(o -> o.process() == process).toList();
            List<Operation> reads =
                    session.stream().filter(o -> source(o) != UNKNOWN).toList();
            return neverGoesBack(reads, order) && seesItsOwn(session, order);
        });
    }

    private interface Earlier {
        boolean of(Operation first, Operation second);
    }

    /// Whether the session had seen something that the write seen by `read` is earlier than.
    private boolean after(List<Operation> reads, Operation read, Earlier earlier) {
        return reads.stream()
                .takeWhile(before -> before != read)
                .anyMatch(before ->
                        source(before) != NOBODY && source(read) != NOBODY && earlier.of(source(read), source(before)));
    }

    private boolean wroteBefore(Operation first, Operation second) {
        return first.process() == second.process() && first.start() < second.start();
    }

    private boolean readBefore(Operation first, Operation second) {
        return operations.stream()
                .anyMatch(o -> o.process() == second.process() && o.start() < second.start() && source(o) == first);
    }

    private boolean neverGoesBack(List<Operation> reads, List<Operation> order) {
        return IntStream.range(1, reads.size())
                .allMatch(i -> order.indexOf(source(reads.get(i - 1))) <= order.indexOf(source(reads.get(i))));
    }

    private boolean seesItsOwn(List<Operation> session, List<Operation> order) {
        Predicate<Operation> sees = read -> session.stream()
                .takeWhile(before -> before != read)
                .filter(before -> !isRead(before))
                .allMatch(write -> order.indexOf(write) <= order.indexOf(source(read)));
        return session.stream().filter(o -> source(o) != UNKNOWN).allMatch(sees);
    }

    /// The write that a read saw; unknown if there are several of that value, or none that had begun.
    private Operation source(Operation read) {
        if (!isRead(read) || !returned(read)) return UNKNOWN;
        Object value = ((Outcome.Ok) read.outcome()).value();
        List<Operation> candidates = new ArrayList<>();
        if (value == null) candidates.add(NOBODY);
        for (Operation write : writes) if (Objects.equals(write.argument(), value)) candidates.add(write);
        if (candidates.size() != 1) return UNKNOWN;
        return candidates.getFirst().start() > read.finish() ? UNKNOWN : candidates.getFirst();
    }

    private void order(List<Operation> order, List<Operation> rest) {
        if (rest.isEmpty()) orders.add(order);
        for (Operation next : rest) {
            List<Operation> left = new ArrayList<>(rest);
            left.remove(next);
            if (left.stream().anyMatch(other -> effect(other) < next.start())) continue;
            List<Operation> longer = new ArrayList<>(order);
            longer.add(next);
            order(longer, left);
        }
    }

    /// When it stood there for certain.
    private long effect(Operation write) {
        return operations.stream()
                .filter(o -> o == write || source(o) == write)
                .mapToLong(Operation::finish)
                .min()
                .orElseThrow();
    }

    private static boolean isRead(Operation operation) {
        return operation.f().equals("read");
    }

    private static boolean returned(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok;
    }
}
