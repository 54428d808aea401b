package theseus.histories.check.column;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The ends of operations by rank: all invocations and completions in the order of (time, invocation before
/// completion).
///
/// @param start rank of each invocation
/// @param finish rank of each completion; `FOREVER` for an operation that may still take place
/// @param count how many ends there are; ranks run from 0
public record Ends(int[] start, int[] finish, int count) {
    private static final int FEW = 32;
    private static final int NEAR = 8;

    /// The finish of an operation that crashed.
    public static final int FOREVER = Integer.MAX_VALUE;

    /// Ranks the first `n` of the given times; a finish of `Long.MAX_VALUE` is none. An operation that finishes before
    /// it starts (clocks do that) is taken to finish as it starts.
    ///
    /// Nothing is sorted where the starts are: a finish is counted to the start that follows it, guessed by rate.
    public static Ends of(long[] start, long[] finish, int n) {
        for (int row = 1; row < n; row++) if (start[row] < start[row - 1]) return unsorted(start, finish, n);
        int[] follower = new int[n];
        int[] before = new int[n + 1];
        double rate = n == 0 ? 0 : n / (1.0 + start[n - 1] - start[0]);
        for (int row = 0; row < n; row++) {
            follower[row] = FOREVER;
            if (finish[row] == Long.MAX_VALUE) continue;
            long end = Math.max(start[row], finish[row]);
            int guess = (int) Math.clamp(row + 1 + (end - start[row]) * rate, row + 1, n);
            follower[row] = following(start, row + 1, n, end, guess);
            before[follower[row]]++;
        }
        for (int place = 1; place <= n; place++) before[place] += before[place - 1];
        int[] enders = enders(follower, before, finish);
        int[] startRank = new int[n];
        for (int row = 0; row < n; row++) startRank[row] = row + before[row];
        for (int i = 0; i < enders.length; i++) follower[enders[i]] += i;
        return new Ends(startRank, follower, n + enders.length);
    }

    private static Ends unsorted(long[] start, long[] finish, int n) {
        int[] order = order(start, n);
        Ends sorted = of(times(start, order), times(finish, order), n);
        int[] starts = new int[n];
        int[] finishes = new int[n];
        for (int place = 0; place < n; place++) {
            starts[order[place]] = sorted.start[place];
            finishes[order[place]] = sorted.finish[place];
        }
        return new Ends(starts, finishes, sorted.count);
    }

    /// The first place from `from` on at which a start is later than the time, looked for around a guess.
    private static int following(long[] starts, int from, int n, long time, int guess) {
        return guess < n && starts[guess] <= time
                ? followingAbove(starts, guess + 1, n, time)
                : followingBelow(starts, from, guess, time);
    }

    private static int followingAbove(long[] starts, int from, int n, long time) {
        int low = from;
        int step = NEAR;
        for (; low + step <= n && starts[low + step - 1] <= time; step *= 2) low += step;
        return narrowed(starts, low, Math.min(low + step - 1, n), time);
    }

    private static int followingBelow(long[] starts, int from, int to, long time) {
        int high = to;
        int step = NEAR;
        for (; high - step >= from && starts[high - step] > time; step *= 2) high -= step;
        return narrowed(starts, Math.max(from, high - step), high, time);
    }

    private static int narrowed(long[] starts, int from, int to, long time) {
        int low = from;
        int high = to;
        while (high - low > NEAR) {
            int middle = low + high >>> 1;
            if (starts[middle] <= time) low = middle + 1;
            else high = middle;
        }
        while (low < high && starts[low] <= time) low++;
        return low;
    }

    /// The rows that finish in the order in which they do. `before` counts the finishes before the start at each place.
    private static int[] enders(int[] follower, int[] before, long[] finish) {
        int[] enders = new int[before[before.length - 1]];
        int[] next = new int[before.length];
        System.arraycopy(before, 0, next, 1, before.length - 1);
        for (int row = 0; row < follower.length; row++)
            if (follower[row] != FOREVER) enders[next[follower[row]]++] = row;
        for (int place = 0, from = 0; place < before.length; from = before[place++])
            if (before[place] - from > 1) sort(enders, from, before[place], finish);
        return enders;
    }

    /// Sorts a few rows by their finish; equal ones keep their order.
    private static void sort(int[] rows, int from, int to, long[] finish) {
        if (to - from > FEW) {
            Integer[] sorted = IntStream.range(from, to).mapToObj(i -> rows[i]).toArray(Integer[]::new);
            Arrays.sort(sorted, Comparator.comparingLong(row -> finish[row]));
            for (int i = 0; i < sorted.length; i++) rows[from + i] = sorted[i];
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int moving = rows[i];
            int at = i;
            for (; at > from && finish[rows[at - 1]] > finish[moving]; at--) rows[at] = rows[at - 1];
            rows[at] = moving;
        }
    }

    private static long[] times(long[] time, int[] order) {
        long[] times = new long[order.length];
        for (int place = 0; place < times.length; place++) times[place] = time[order[place]];
        return times;
    }

    /// The ends of some of the rows only, ranked among themselves; those after the rank `last` have not happened yet.
    Ends only(int[] rows, int last) {
        int n = rows.length;
        long[] starts = new long[n];
        long[] finishes = new long[n];
        for (int i = 0; i < n; i++) {
            starts[i] = start[rows[i]];
            finishes[i] = finish[rows[i]] > last || finish[rows[i]] == FOREVER ? Long.MAX_VALUE : finish[rows[i]];
        }
        return of(starts, finishes, n);
    }

    /// The ends of some of the rows only, ranked among themselves; those in `open` do not finish.
    Ends forgetting(int[] rows, BitSet open) {
        int[] begun = new int[count];
        int[] ended = new int[count];
        Arrays.fill(begun, FOREVER);
        Arrays.fill(ended, FOREVER);
        int[] starts = new int[rows.length];
        int[] finishes = new int[rows.length];
        Arrays.fill(finishes, FOREVER);
        for (int i = 0; i < rows.length; i++) {
            begun[start[rows[i]]] = i;
            if (!open.get(rows[i]) && finish[rows[i]] != FOREVER) ended[finish[rows[i]]] = i;
        }
        int rank = 0;
        for (int at = 0; at < count; at++) {
            if (begun[at] != FOREVER) starts[begun[at]] = rank++;
            if (ended[at] != FOREVER) finishes[ended[at]] = rank++;
        }
        return new Ends(starts, finishes, rank);
    }

    /// The numbers 0 to n-1 in the order of their times; equal times keep their order.
    private static int[] order(long[] time, int n) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            low = Math.min(low, time[i]);
            high = Math.max(high, time[i]);
        }
        int bits = 32 - Integer.numberOfLeadingZeros(n);
        long range = high - low;
        if (range < 0 || range >= 1L << (62 - bits)) return orderByComparison(time, n);
        long[] packed = new long[n];
        for (int i = 0; i < n; i++) packed[i] = (time[i] - low) << bits | i;
        Arrays.sort(packed);
        int[] order = new int[n];
        long mask = (1L << bits) - 1;
        for (int i = 0; i < n; i++) order[i] = (int) (packed[i] & mask);
        return order;
    }

    private static int[] orderByComparison(long[] time, int n) {
        return IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Long.compare(time[a], time[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
