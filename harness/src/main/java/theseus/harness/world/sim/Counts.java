package theseus.harness.world.sim;

import java.util.Arrays;

/// Counts by number, in an open table: a map without boxes, for what is counted at every message.
final class Counts {
    private long[] keys = new long[256];
    private int[] counts = new int[256];
    private int size;

    /// How often the key was counted before; counts it once more.
    int next(long key) {
        int slot = slot(key);
        if (counts[slot] == 0) {
            keys[slot] = key;
            size++;
            if (2 * size > keys.length) {
                counts[slot] = 1;
                grow();
                return 0;
            }
        }
        return counts[slot]++;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) Chance.mixed(key) & mask;
        while (counts[slot] != 0 && keys[slot] != key) slot = slot + 1 & mask;
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[keys.length];
        Arrays.fill(counts, 0);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] == 0) continue;
            int slot = slot(oldKeys[i]);
            keys[slot] = oldKeys[i];
            counts[slot] = oldCounts[i];
        }
    }
}
