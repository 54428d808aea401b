package theseus.histories.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// How far the reads of a register are behind that is nil at first, word by word: by trying every order of a
/// handful of operations. Slow, obvious, and without a line in common with the judge.
///
/// Only reads count that can be traced: to the one write of their value, or to the beginning. A compare-and-set is
/// a read and a write.
final class StalenessByDefinition {
    private static final Operation NOBODY = Histories.write(null, -1, -1);
    private static final int FAR = Integer.MAX_VALUE;

    /// What took place for certain: writes that returned or were seen, and reads that can be traced.
    private final List<Operation> operations = new ArrayList<>();

    /// What each of them saw; null for what saw nothing.
    private final List<Operation> sources = new ArrayList<>();

    StalenessByDefinition(List<Operation> history) {
        List<Operation> seen = new ArrayList<>();
        for (Operation operation : history) seen.add(source(history, operation));
        for (int i = 0; i < history.size(); i++) {
            Operation operation = history.get(i);
            if (seen.get(i) == null && !seen.contains(operation) && !(returned(operation) && writes(operation)))
                continue;
            operations.add(operation);
            sources.add(seen.get(i));
        }
    }

    /// The operations that saw something which can be traced; none where no order keeps to time and has every
    /// operation behind what it saw.
    List<Operation> reads() {
        int[] before = before(-1, 0);
        int taken = 0;
        for (int was = -1; was != taken; ) {
            was = taken;
            for (int i = 0; i < before.length; i++) if ((before[i] & ~taken) == 0) taken |= 1 << i;
        }
        if (taken != (1 << before.length) - 1) return List.of();
        return operations.stream()
                .filter(operation -> sources.get(operations.indexOf(operation)) != null)
                .toList();
    }

    /// How many writes at least stand between a read and the write whose value it returned, in any order that keeps
    /// to time and in which every operation stands behind what it saw.
    int versions(Operation read) {
        return between(read, read.start());
    }

    /// The least time by which the read must have begun earlier for nothing to stand between it and what it
    /// returned.
    long time(Operation read) {
        long time = 0;
        while (between(read, read.start() - time) > 0) time++;
        return time;
    }

    private int between(Operation read, long start) {
        int[] known = new int[1 << operations.size()];
        Arrays.fill(known, -1);
        int at = operations.indexOf(read);
        return fewest(0, at, before(at, start), known);
    }

    /// Which operations stand before each in any order, if the one at `moved` is taken to begin at `start`.
    private int[] before(int moved, long start) {
        int[] before = new int[operations.size()];
        for (int i = 0; i < before.length; i++)
            for (int other = 0; other < before.length; other++)
                if (operations.get(other).finish()
                                < (i == moved ? start : operations.get(i).start())
                        || operations.get(other) == sources.get(i)) before[i] |= 1 << other;
        return before;
    }

    /// The fewest writes between the read and what it saw, of those that are not taken yet.
    private int fewest(int taken, int read, int[] before, int[] known) {
        if ((before[read] & ~taken) == 0) return 0;
        if (known[taken] >= 0) return known[taken];
        int source = operations.indexOf(sources.get(read));
        int fewest = FAR;
        for (int next = 0; next < before.length; next++) {
            if (next == read || (taken & 1 << next) != 0 || (before[next] & ~taken) != 0) continue;
            int rest = fewest(taken | 1 << next, read, before, known);
            boolean between = writes(operations.get(next)) && (source < 0 || (taken & 1 << source) != 0);
            if (rest != FAR) fewest = Math.min(fewest, rest + (between ? 1 : 0));
        }
        return known[taken] = fewest;
    }

    /// The write that an operation saw; null if there are several of that value, or none that had begun.
    private static Operation source(List<Operation> history, Operation read) {
        if (!returned(read) || !read.f().equals("read") && !read.f().equals("cas")) return null;
        Object value =
                read.f().equals("cas") ? ((List<?>) read.argument()).getFirst() : ((Outcome.Ok) read.outcome()).value();
        List<Operation> candidates = new ArrayList<>();
        if (value == null) candidates.add(NOBODY);
        for (Operation write : history) if (mayHaveWritten(write, value)) candidates.add(write);
        return candidates.size() != 1 || candidates.getFirst().start() > read.finish() ? null : candidates.getFirst();
    }

    private static boolean mayHaveWritten(Operation write, Object value) {
        Object own = write.f().equals("cas") ? ((List<?>) write.argument()).getLast() : write.argument();
        return writes(write)
                && (returned(write) || write.outcome() instanceof Outcome.Unknown)
                && Objects.equals(own, value);
    }

    private static boolean returned(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok(Object value) && !Boolean.FALSE.equals(value);
    }

    private static boolean writes(Operation operation) {
        return switch (operation.f()) {
            case "read" -> false;
            case "cas" ->
                !Objects.equals(
                        ((List<?>) operation.argument()).getFirst(), ((List<?>) operation.argument()).getLast());
            default -> true;
        };
    }
}
