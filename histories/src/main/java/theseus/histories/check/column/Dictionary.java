package theseus.histories.check.column;

import java.util.Arrays;
import java.util.Objects;

/// Numbers pairs of a key's number and a value, from 0, in the order of their first appearance.
public final class Dictionary {
    private int[] slots;
    private int[] hashes;
    private int[] keys;
    private Object[] values;
    private int size;

    /// A dictionary with room for so many numbers before it has to grow.
    public Dictionary(int expected) {
        int room = Math.max(16, expected);
        slots = new int[Integer.highestOneBit(room) * 4];
        hashes = new int[room];
        keys = new int[room];
        values = new Object[room];
    }

    /// The number of (key, value), given out now if it is new.
    public int number(int key, Object value) {
        int mask = slots.length - 1;
        int hash = spread(key, value);
        int at = hash & mask;
        while (slots[at] != 0) {
            int code = slots[at] - 1;
            if (hashes[code] == hash && keys[code] == key && Objects.equals(values[code], value)) return code;
            at = (at + 1) & mask;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            values = Arrays.copyOf(values, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size] = hash;
        keys[size] = key;
        values[size] = value;
        slots[at] = ++size;
        if (size * 2 > slots.length) grow();
        return size - 1;
    }

    /// The value behind a number.
    public Object value(int code) {
        return values[code];
    }

    /// The key's number behind a number.
    public int key(int code) {
        return keys[code];
    }

    /// The keys' numbers behind all numbers.
    public int[] keys() {
        return Arrays.copyOf(keys, size);
    }

    /// How many numbers have been given out.
    public int size() {
        return size;
    }

    private void grow() {
        slots = new int[slots.length * 4];
        int mask = slots.length - 1;
        for (int code = 0; code < size; code++) {
            int at = hashes[code] & mask;
            while (slots[at] != 0) at = (at + 1) & mask;
            slots[at] = code + 1;
        }
    }

    private static int spread(int key, Object value) {
        int hash = (Objects.hashCode(value) * 31 + key) * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }
}
