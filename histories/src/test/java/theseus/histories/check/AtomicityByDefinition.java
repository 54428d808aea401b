package theseus.histories.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// How much staleness a register must be granted that is nil at first, word by word: by trying every order of a
/// handful of operations. Slow, obvious, and without a line in common with the judge.
final class AtomicityByDefinition {
    private AtomicityByDefinition() {}

    /// The least k for which an order exists that keeps to time and in which every read returns one of the k latest
    /// values (Aiyer, Alvisi and Bazzi, 2005); empty if there is none for any k. Reads, writes and deletes only.
    static OptionalInt versionsNeeded(List<Operation> operations) {
        List<Operation> happened = operations.stream()
                .filter(o -> BruteForce.returned(o) || o.outcome() instanceof Outcome.Unknown && writes(o))
                .toList();
        for (int k = 1; k <= happened.size() + 1; k++) if (new Latest(happened, k).exists()) return OptionalInt.of(k);
        return OptionalInt.empty();
    }

    /// The least time by which all reads must have begun earlier for the answers to be linearizable (Golab, Li and
    /// Shah, 2011); empty if no time is enough.
    static OptionalLong timeNeeded(List<Operation> operations) {
        long most = operations.stream().mapToLong(Operation::start).max().orElseThrow();
        for (long time = 0; time <= most + 1; time++) {
            long earlier = time;
            if (BruteForce.linearizable(
                    operations.stream()
                            .map(o -> o.f().equals("read") ? begun(o, o.start() - earlier) : o)
                            .toList(),
                    null)) return OptionalLong.of(time);
        }
        return OptionalLong.empty();
    }

    private static boolean writes(Operation operation) {
        return !operation.f().equals("read");
    }

    private static Operation begun(Operation read, long start) {
        return Histories.operation(read.f(), read.argument(), read.outcome(), start, read.finish());
    }

    /// Looks for an order in which every read returns one of the k latest values.
    private static final class Latest {
        private record Dead(int taken, List<Object> latest) {}

        private final List<Operation> operations;
        private final int k;
        private final Set<Dead> dead = new HashSet<>();

        Latest(List<Operation> operations, int k) {
            this.operations = operations;
            this.k = k;
        }

        boolean exists() {
            return exists(0, Collections.singletonList(null));
        }

        private boolean exists(int taken, List<Object> latest) {
            boolean missing = false;
            if (!dead.add(new Dead(taken, latest))) return false;
            for (int i = 0; i < operations.size(); i++) {
                Operation next = operations.get(i);
                if ((taken & 1 << i) != 0) continue;
                missing |= BruteForce.returned(next);
                if (BruteForce.mayBeNext(operations, i, taken) && follows(next, taken | 1 << i, latest)) return true;
            }
            return !missing;
        }

        private boolean follows(Operation next, int taken, List<Object> latest) {
            if (!writes(next)) return latest.contains(((Outcome.Ok) next.outcome()).value()) && exists(taken, latest);
            List<Object> then = new ArrayList<>(latest);
            then.add(next.argument());
            return exists(taken, then.size() > k ? then.subList(1, k + 1) : then);
        }
    }
}
