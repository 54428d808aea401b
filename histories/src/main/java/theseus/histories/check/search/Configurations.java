package theseus.histories.check.search;

import java.util.Arrays;

/// A growing set of configurations, each a row of `width` longs: which open operations are in, the state, and how many
/// of
/// each class of crashed operations were used. Of rows equal but for the counts, one with more counts adds nothing.
///
/// Count fields have a spare bit on top, so that whole words compare field by field in one subtraction. The table grows
/// bucket by
/// bucket (Litwin's linear hashing) and the rows chunk by chunk, so that no addition takes long, however large the set.
final class Configurations {
    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int FIRST_BUCKETS = 64;
    final int width;
    private final int head;
    private final long[] spare;
    private long[][] chunks = new long[1][];
    private int[] next = new int[FIRST_BUCKETS];
    private int[] buckets = new int[2 * FIRST_BUCKETS];
    private int size;
    private int level = FIRST_BUCKETS;
    private int split;

    /// Rows of `head` longs that must be equal, followed by words of counts with these spare bits.
    Configurations(int head, long[] spare) {
        this.head = head;
        this.spare = spare;
        width = head + spare.length;
        chunks[0] = new long[FIRST_BUCKETS * width];
    }

    int size() {
        return size;
    }

    /// What it holds, and would hold for a moment if it grew now.
    long bytes() {
        return 8L * width * Math.max(size, CHUNK) + 12L * (buckets.length + next.length);
    }

    void copy(int id, long[] row) {
        System.arraycopy(chunks[id >>> CHUNK_BITS], (id & CHUNK - 1) * width, row, 0, width);
    }

    /// Adds the row unless a row of the set makes it superfluous; rows from `replaceable` on that it makes superfluous
    /// are replaced. True if the row is in the set now.
    boolean add(long[] row, int replaceable) {
        int bucket = bucket(hash(row, 0));
        for (int id = buckets[bucket] - 1; id >= 0; id = next[id] - 1) {
            long[] chunk = chunks[id >>> CHUNK_BITS];
            int at = (id & CHUNK - 1) * width;
            if (!sameHead(chunk, at, row)) continue;
            if (atMost(chunk, at, row, 0)) return false;
            if (id >= replaceable && atMost(row, 0, chunk, at)) {
                System.arraycopy(row, 0, chunk, at, width);
                return true;
            }
        }
        append(row, bucket);
        return true;
    }

    void clear() {
        if (size * 4 < level)
            for (int id = 0; id < size; id++)
                buckets[bucket(hash(chunks[id >>> CHUNK_BITS], (id & CHUNK - 1) * width))] = 0;
        else Arrays.fill(buckets, 0, level + split, 0);
        size = 0;
    }

    private void append(long[] row, int bucket) {
        if (size == next.length) next = Arrays.copyOf(next, size * 2);
        System.arraycopy(row, 0, room(), (size & CHUNK - 1) * width, width);
        next[size] = buckets[bucket];
        buckets[bucket] = ++size;
        if (size > level + split) splitOne();
    }

    private long[] room() {
        int chunk = size >>> CHUNK_BITS;
        if (chunk == chunks.length) chunks = Arrays.copyOf(chunks, chunk * 2);
        if (chunks[chunk] == null) chunks[chunk] = new long[CHUNK * width];
        else if ((size + 1) * width > chunks[chunk].length && chunk == 0)
            chunks[0] = Arrays.copyOf(chunks[0], Math.min(chunks[0].length * 2, CHUNK * width));
        return chunks[chunk];
    }

    private void splitOne() {
        if (level + split == buckets.length) buckets = Arrays.copyOf(buckets, buckets.length * 2);
        int id = buckets[split] - 1;
        buckets[split] = 0;
        for (int following; id >= 0; id = following) {
            following = next[id] - 1;
            int hash = hash(chunks[id >>> CHUNK_BITS], (id & CHUNK - 1) * width);
            int bucket = hash & 2 * level - 1;
            next[id] = buckets[bucket];
            buckets[bucket] = id + 1;
        }
        if (++split == level) {
            level *= 2;
            split = 0;
        }
    }

    private int bucket(int hash) {
        int low = hash & level - 1;
        return low < split ? hash & 2 * level - 1 : low;
    }

    private boolean sameHead(long[] chunk, int at, long[] row) {
        for (int i = 0; i < head; i++) if (chunk[at + i] != row[i]) return false;
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

    private int hash(long[] row, int at) {
        long hash = 0;
        for (int i = 0; i < head; i++) hash = (hash ^ row[at + i]) * 0x9E3779B97F4A7C15L ^ hash >>> 29;
        return (int) (hash >>> 33 ^ hash >>> 17);
    }
}
