package theseus.histories.check.column;

import java.util.Arrays;

/// The rows of each key of some columns, by counting.
public final class KeyRows {
    private final int[] from;
    private final int[] rows;

    /// Sorts rows by key, keeping their order.
    public KeyRows(int[] key, int size, int keys) {
        from = new int[keys + 1];
        for (int row = 0; row < size; row++) from[key[row] + 1]++;
        for (int k = 0; k < keys; k++) from[k + 1] += from[k];
        int[] next = Arrays.copyOf(from, keys);
        rows = new int[size];
        for (int row = 0; row < size; row++) rows[next[key[row]]++] = row;
    }

    /// The rows of one key, ascending.
    public int[] of(int key) {
        return Arrays.copyOfRange(rows, from[key], from[key + 1]);
    }

    /// How many rows a key has.
    public int count(int key) {
        return from[key + 1] - from[key];
    }
}
