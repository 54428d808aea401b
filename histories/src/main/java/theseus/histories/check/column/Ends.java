package theseus.histories.check.column;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The ends of operations by rank: all invocations and completions in the order of (time, invocation before
/// completion).
///
/// @param start rank of each invocation
/// @param finish rank of each completion; `FOREVER` for an operation that may still take place
/// @param count how many ends there are; ranks run from 0
public record Ends(int[] start, int[] finish, int count) {
    /// The finish of an operation that crashed.
    public static final int FOREVER = Integer.MAX_VALUE;

    /// Ranks the first `n` of the given times; a finish of `Long.MAX_VALUE` is none. An operation that finishes before
    /// it starts (clocks do that) is taken to finish as it starts.
    public static Ends of(long[] start, long[] finish, int n) {
        long[] finishes = new long[n];
        int finished = 0;
        int[] finisher = new int[n];
        for (int i = 0; i < n; i++) {
            if (finish[i] == Long.MAX_VALUE) continue;
            finisher[finished] = i;
            finishes[finished++] = Math.max(finish[i], start[i]);
        }
        int[] starters = order(start, n);
        int[] enders = order(finishes, finished);
        int[] startRank = new int[n];
        int[] finishRank = new int[n];
        Arrays.fill(finishRank, FOREVER);
        int rank = 0;
        int s = 0;
        for (int e = 0; e < finished; e++) {
            long time = finishes[enders[e]];
            while (s < n && start[starters[s]] <= time) startRank[starters[s++]] = rank++;
            finishRank[finisher[enders[e]]] = rank++;
        }
        while (s < n) startRank[starters[s++]] = rank++;
        return new Ends(startRank, finishRank, rank);
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

    /// The numbers 0 to n-1 in the order of their times; equal times keep their order.
    static int[] order(long[] time, int n) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        boolean sorted = true;
        for (int i = 0; i < n; i++) {
            if (i > 0 && time[i] < time[i - 1]) sorted = false;
            low = Math.min(low, time[i]);
            high = Math.max(high, time[i]);
        }
        if (sorted) return IntStream.range(0, n).toArray();
        int bits = 32 - Integer.numberOfLeadingZeros(n);
        long range = high - low;
        if (range < 0 || range >= 1L << (62 - bits)) return orderByComparison(time, n);
        long[] packed = new long[n];
        for (int i = 0; i < n; i++) packed[i] = (time[i] - low) << bits | i;
        if (!sortedByInsertion(packed)) Arrays.sort(packed);
        int[] order = new int[n];
        long mask = (1L << bits) - 1;
        for (int i = 0; i < n; i++) order[i] = (int) (packed[i] & mask);
        return order;
    }

    /// Sorts if hardly anything is out of place, as completions are not; gives up when it takes too long.
    private static boolean sortedByInsertion(long[] packed) {
        long shifts = 24L * packed.length;
        for (int i = 1; i < packed.length; i++) {
            long moving = packed[i];
            int at = i;
            for (; at > 0 && packed[at - 1] > moving; at--) packed[at] = packed[at - 1];
            packed[at] = moving;
            shifts -= i - at;
            if (shifts < 0) return false;
        }
        return true;
    }

    private static int[] orderByComparison(long[] time, int n) {
        return IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Long.compare(time[a], time[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
