package theseus.histories.check.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndsTest {
    @Test
    void ranksKeepEveryOrderOfTwoTimes() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 3_000; round++) agree(random, 1 + random.nextInt(60), 1 + random.nextInt(40), 1);
    }

    @Test
    void ranksOfTimesThatAreCenturiesApartKeepEveryOrderToo() {
        var random = new SplittableRandom(9);
        for (int round = 0; round < 300; round++) agree(random, 20 + random.nextInt(40), 40, 1L << 55);
    }

    @Test
    void ranksOfLongOperationsKeepEveryOrderOfTwoTimes() {
        var random = new SplittableRandom(8);
        for (int round = 0; round < 8; round++) agree(random, 2_000, round % 2 == 0 ? 1_000_000 : 3_000, 1);
    }

    /// Invocations come before completions of the same time, and nothing completes before it was invoked.
    private static void agree(SplittableRandom random, int n, int span, long unit) {
        long[] start = new long[n];
        long[] finish = new long[n];
        boolean ordered = random.nextInt(4) > 0;
        for (int row = 0; row < n; row++) {
            start[row] = ordered && row > 0 ? start[row - 1] + random.nextInt(3) : random.nextInt(span);
            long length = random.nextInt(3) == 0 ? random.nextInt(span) : random.nextInt(5) - 1;
            finish[row] = random.nextInt(5) == 0 ? Long.MAX_VALUE : (start[row] + length) * unit;
        }
        for (int row = 0; row < n; row++) start[row] *= unit;
        Ends ends = Ends.of(start, finish, n);
        for (int i = 0; i < n; i++) {
            assertEquals(finish[i] == Long.MAX_VALUE, ends.finish()[i] == Ends.FOREVER);
            long end = Math.max(finish[i], start[i]);
            for (int j = 0; j < n; j++) {
                if (start[i] < start[j]) assertTrue(ends.start()[i] < ends.start()[j]);
                if (end < finish[j] && finish[j] >= start[j]) assertTrue(ends.finish()[i] < ends.finish()[j]);
                assertEquals(end < start[j], ends.finish()[i] < ends.start()[j]);
            }
        }
        int[] ranks = IntStream.concat(Arrays.stream(ends.start()), Arrays.stream(ends.finish()))
                .filter(rank -> rank != Ends.FOREVER)
                .sorted()
                .toArray();
        assertTrue(Arrays.equals(IntStream.range(0, ends.count()).toArray(), ranks));
    }
}
