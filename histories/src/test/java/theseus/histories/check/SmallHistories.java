package theseus.histories.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// All histories of so many operations on a register that is nil at first: every interleaving of their ends, every
/// choice of what they did and with which values, with and without crashes. Operations are in order of invocation,
/// values but nil are numbered as they appear, and a read that crashed has none.
///
/// Two histories are *doubles* if one becomes the other by exchanging two invocations, or two returns, that follow
/// each other, and by other names for the values but nil. Whether an order explains them is the same question then:
/// it asks who had returned before whom began, which such exchanges leave as it is, and which values are equal.
///
/// `distinct` leaves out nothing but doubles. Take any history, and of all its doubles one whose sequence of (how
/// many had begun when it returned, sort, value seen, value written), by invocation, is the smallest, with the
/// returns that follow each other in order of invocation, which changes nothing in that sequence. An exchange of
/// two invocations that follow each other exchanges their two places in the sequence, and but for the names of
/// values nothing else. None makes it smaller, so it is not left out.
final class SmallHistories {
    /// What an operation can do; of a register the first two.
    enum Sort {
        READ,
        WRITE,
        /// A compare-and-set, of equal values too.
        CAS,
        /// One that answered that it saw another value.
        MISS;

        private boolean sees() {
            return this != WRITE;
        }

        private boolean writes() {
            return this == WRITE || this == CAS;
        }
    }

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int NONE = -1;

    private final int n;
    private final List<Sort> sorts;
    private final boolean doubles;
    private final boolean telling;
    private final Consumer<SmallHistories> visitor;
    private final int[] start;
    private final int[] finish;
    /// How many had begun when each returned.
    private final int[] begunBefore;

    private final Sort[] sort;
    /// By operation: the value seen, 0 for nil.
    private final int[] saw;
    /// By operation: the value written, 0 for nil.
    private final int[] wrote;
    /// New names of the values, in order of appearance; 0 for one that has none yet.
    private final int[] names;

    private int named;

    private SmallHistories(
            int n, List<Sort> sorts, boolean doubles, boolean telling, Consumer<SmallHistories> visitor) {
        this.n = n;
        this.sorts = sorts;
        this.doubles = doubles;
        this.telling = telling;
        this.visitor = visitor;
        start = new int[n];
        finish = new int[n];
        begunBefore = new int[n];
        sort = new Sort[n];
        saw = new int[n];
        wrote = new int[n];
        names = new int[2 * n + 1];
    }

    /// Visits each history.
    static void all(int n, List<Sort> sorts, Consumer<SmallHistories> visitor) {
        new SmallHistories(n, sorts, true, false, visitor).arrange(0, 0, 0, NONE);
    }

    /// Visits at least one of each set of doubles.
    static void distinct(int n, List<Sort> sorts, Consumer<SmallHistories> visitor) {
        new SmallHistories(n, sorts, false, false, visitor).arrange(0, 0, 0, NONE);
    }

    /// Visits at least one of each set of doubles, but for those that ask nothing that simpler ones do not ask: in
    /// which a value is seen, or would have been, that nobody writes (then there is no order, or the operation did
    /// not happen); or in which a read crashed, which says nothing, or a compare-and-set is of equal values, which
    /// says what a read says.
    static void telling(int n, List<Sort> sorts, Consumer<SmallHistories> visitor) {
        new SmallHistories(n, sorts, false, true, visitor).arrange(0, 0, 0, NONE);
    }

    static List<Sort> register() {
        return List.of(Sort.READ, Sort.WRITE);
    }

    static List<Sort> casRegister() {
        return List.of(Sort.values());
    }

    /// Puts the next end at `time`: an invocation, the return of somebody open, or nothing more: who is open has
    /// crashed. `last` is who returned just before.
    private void arrange(int time, int begun, int open, int last) {
        if (begun == n) {
            choose(0, 0);
            if (open == 0) return;
        }
        if (begun < n) {
            start[begun] = time;
            finish[begun] = NEVER;
            begunBefore[begun] = NEVER;
            arrange(time + 1, begun + 1, open + 1, NONE);
        }
        for (int i = doubles ? 0 : last + 1; i < begun; i++) {
            if (finish[i] != NEVER) continue;
            finish[i] = time;
            begunBefore[i] = begun;
            arrange(time + 1, begun, open - 1, i);
            finish[i] = NEVER;
            begunBefore[i] = NEVER;
        }
    }

    private void choose(int i, int known) {
        if (i == n) {
            visitor.accept(this);
            return;
        }
        boolean crashed = finish[i] == NEVER;
        for (Sort each : sorts) {
            if (crashed && (each == Sort.MISS || telling && each == Sort.READ)) continue;
            sort[i] = each;
            values(i, known, each.sees() && !(crashed && each == Sort.READ), each.writes());
        }
    }

    private void values(int i, int known, boolean sees, boolean writes) {
        for (int from = sees ? 0 : NONE; from <= (sees ? known + 1 : NONE); from++) {
            int then = Math.max(known, from);
            for (int to = writes ? 0 : NONE; to <= (writes ? then + 1 : NONE); to++) {
                saw[i] = from;
                wrote[i] = to;
                if (telling && (sort[i] == Sort.CAS && from == to || unwritten(i) > n - 1 - i)) continue;
                if (doubles || !exchangeIsSmaller(i)) choose(i + 1, Math.max(then, to));
            }
        }
    }

    /// Whether exchanging two invocations among the first ones, up to `last`, gives a smaller sequence.
    private boolean exchangeIsSmaller(int last) {
        for (int i = 0; i < last; i++) {
            if (start[i] + 1 != start[i + 1]) continue;
            int order = Integer.compare(begunBefore[i + 1], begunBefore[i]);
            if (order == 0) order = sort[i + 1].compareTo(sort[i]);
            if (order < 0 || order == 0 && exchangeIsSmaller(i, last)) return true;
        }
        return false;
    }

    private boolean exchangeIsSmaller(int i, int last) {
        Arrays.fill(names, 0);
        named = 0;
        for (int k = 0; k <= last; k++) {
            int other = k == i ? i + 1 : k == i + 1 ? i : k;
            int order = Integer.compare(name(saw[other]), saw[k]);
            if (order == 0) order = Integer.compare(name(wrote[other]), wrote[k]);
            if (order != 0) return order < 0;
        }
        return false;
    }

    private int name(int value) {
        if (value <= 0) return value;
        if (names[value] == 0) names[value] = ++named;
        return names[value];
    }

    /// How many values were seen among the first operations, up to `last`, that none of them wrote.
    private int unwritten(int last) {
        int count = 0;
        for (int value = 1; value <= 2 * n; value++) if (isSeen(value, last) && !isWritten(value, last)) count++;
        return count;
    }

    private boolean isSeen(int value, int last) {
        for (int i = 0; i <= last; i++) if (saw[i] == value && sort[i] != Sort.MISS) return true;
        return false;
    }

    private boolean isWritten(int value, int last) {
        for (int i = 0; i <= last; i++) if (wrote[i] == value) return true;
        return false;
    }

    /// Whether no value is written twice; nil is there from the beginning.
    boolean writesOnce() {
        boolean[] written = new boolean[2 * n + 1];
        written[0] = true;
        for (int to : wrote) {
            if (to >= 0 && written[to]) return false;
            if (to >= 0) written[to] = true;
        }
        return true;
    }

    /// The history visited.
    List<Operation> operations() {
        return operations(start, finish);
    }

    /// A double of the history visited: the ends that follow each other, as the lot puts them.
    List<Operation> shuffled(RandomGenerator lots) {
        int[] ends = new int[2 * n];
        Arrays.fill(ends, NONE);
        for (int i = 0; i < n; i++) {
            ends[start[i]] = i;
            if (finish[i] != NEVER) ends[finish[i]] = n + i;
        }
        int run = 0;
        int[] starts = new int[n];
        int[] finishes = new int[n];
        Arrays.fill(finishes, NEVER);
        for (int at = 0; at < 2 * n && ends[at] != NONE; at++) {
            if (ends[at] < n != ends[run] < n) run = at;
            int with = run + lots.nextInt(at - run + 1);
            int end = ends[with];
            ends[with] = ends[at];
            ends[at] = end;
        }
        for (int at = 0; at < 2 * n && ends[at] != NONE; at++)
            if (ends[at] < n) starts[ends[at]] = at;
            else finishes[ends[at] - n] = at;
        return operations(starts, finishes);
    }

    private List<Operation> operations(int[] starts, int[] finishes) {
        List<Operation> operations = new ArrayList<>(n);
        for (int i = 0; i < n; i++)
            operations.add(operation(i, starts[i], finishes[i] == NEVER ? Long.MAX_VALUE : finishes[i]));
        operations.sort(Comparator.comparingLong(Operation::start));
        return operations;
    }

    private Operation operation(int i, long from, long to) {
        Object seen = value(saw[i]);
        Operation operation = switch (sort[i]) {
            case READ -> Histories.read(seen, from, to);
            case WRITE ->
                wrote[i] == 0
                        ? Histories.operation("delete", null, new Outcome.Ok(null), from, to)
                        : Histories.write(value(wrote[i]), from, to);
            case CAS -> Histories.cas(seen, value(wrote[i]), from, to);
            case MISS -> Histories.missedCas(seen, saw[i] == 0 ? 1L : null, from, to);
        };
        return to == Long.MAX_VALUE ? Histories.crashed(operation) : operation;
    }

    private static Object value(int number) {
        return number <= 0 ? null : (Object) (long) number;
    }
}
