package theseus.histories.check.search;

import java.util.Arrays;

/// A growing set of configurations, each a row of `width` longs: which open operations are in, the state, and how many
/// of
/// each class of crashed operations were used. Of rows equal but for the counts, one with more counts adds nothing.
///
/// Count fields have a spare bit on top, so that whole words compare field by field in one subtraction.
final class Configurations {
    final int width;
    private final int head;
    private final long[] spare;
    private long[] data = new long[256];
    private int[] buckets = new int[128];
    private int[] next = new int[64];
    private int[] bucketOf = new int[64];
    private int size;

    /// Rows of `head` longs that must be equal, followed by words of counts with these spare bits.
    Configurations(int head, long[] spare) {
        this.head = head;
        this.spare = spare;
        width = head + spare.length;
        data = new long[64 * width];
    }

    int size() {
        return size;
    }

    long bytes() {
        return 8L * data.length + 4L * (buckets.length + next.length + bucketOf.length);
    }

    void copy(int id, long[] row) {
        System.arraycopy(data, id * width, row, 0, width);
    }

    /// Adds the row unless a row of the set makes it superfluous; rows from `replaceable` on that it makes superfluous
    /// are replaced. True if the row is in the set now.
    boolean add(long[] row, int replaceable) {
        int hash = hash(row);
        int bucket = hash & (buckets.length - 1);
        for (int id = buckets[bucket] - 1; id >= 0; id = next[id] - 1) {
            if (!sameHead(id, row)) continue;
            if (atMost(data, id * width, row, 0)) return false;
            if (id >= replaceable && atMost(row, 0, data, id * width)) {
                System.arraycopy(row, 0, data, id * width, width);
                return true;
            }
        }
        append(row, bucket);
        return true;
    }

    void clear() {
        if (size * 4 < buckets.length) for (int id = 0; id < size; id++) buckets[bucketOf[id]] = 0;
        else Arrays.fill(buckets, 0);
        size = 0;
    }

    private void append(long[] row, int bucket) {
        if (size == next.length) grow();
        System.arraycopy(row, 0, data, size * width, width);
        next[size] = buckets[bucket];
        bucketOf[size] = bucket;
        buckets[bucket] = ++size;
        if (size > buckets.length) rehash();
    }

    private void grow() {
        next = Arrays.copyOf(next, size * 2);
        bucketOf = Arrays.copyOf(bucketOf, size * 2);
        data = Arrays.copyOf(data, Math.multiplyExact(size * 2, width));
    }

    private void rehash() {
        buckets = new int[buckets.length * 4];
        long[] row = new long[width];
        for (int id = 0; id < size; id++) {
            copy(id, row);
            int bucket = hash(row) & (buckets.length - 1);
            next[id] = buckets[bucket];
            bucketOf[id] = bucket;
            buckets[bucket] = id + 1;
        }
    }

    private boolean sameHead(int id, long[] row) {
        int at = id * width;
        for (int i = 0; i < head; i++) if (data[at + i] != row[i]) return false;
        return true;
    }

    /// Whether no count of the one is greater than the other's.
    private boolean atMost(long[] one, int at, long[] other, int from) {
        for (int i = 0; i < spare.length; i++) {
            long high = spare[i];
            if (((other[from + head + i] | high) - one[at + head + i] & high) != high) return false;
        }
        return true;
    }

    private int hash(long[] row) {
        long hash = 0;
        for (int i = 0; i < head; i++) hash = (hash ^ row[i]) * 0x9E3779B97F4A7C15L ^ hash >>> 29;
        return (int) (hash >>> 32);
    }
}
