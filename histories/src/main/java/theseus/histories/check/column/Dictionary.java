package theseus.histories.check.column;

import java.util.Arrays;
import java.util.Objects;

/// Numbers pairs of a key's number and a value, from 0, in the order of their first appearance.
///
/// A pair is looked for first where its value alone points to, so that values that follow each other, as a generator's
/// numbers do, lie beside each other whatever their keys; where another pair took that place, in steps that depend on
/// both: places beside each other would all be taken.
public final class Dictionary {
    private int[] slots;
    private int[] hashes;
    private int[] keys;
    private Object[] values;
    private int size;

    /// A dictionary with room for so many numbers before it has to grow.
    public Dictionary(int expected) {
        int room = Math.max(16, expected);
        slots = new int[Integer.highestOneBit(room) * 2];
        hashes = new int[room];
        keys = new int[room];
        values = new Object[room];
    }

    /// The number of (key, value), given out now if it is new.
    public int number(int key, Object value) {
        int hash = Objects.hashCode(value);
        int at = hash & slots.length - 1;
        if (slots[at] == 0) return added(at, hash, key, value);
        int code = slots[at] - 1;
        return is(code, hash, key, value) ? code : numberElsewhere(hash, key, value);
    }

    private int numberElsewhere(int hash, int key, Object value) {
        int step = step(hash, key);
        int at = hash + step & slots.length - 1;
        while (slots[at] != 0) {
            int code = slots[at] - 1;
            if (is(code, hash, key, value)) return code;
            at = at + step & slots.length - 1;
        }
        return added(at, hash, key, value);
    }

    private boolean is(int code, int hash, int key, Object value) {
        return hashes[code] == hash && keys[code] == key && Objects.equals(values[code], value);
    }

    private int added(int at, int hash, int key, Object value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            values = Arrays.copyOf(values, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size] = hash;
        keys[size] = key;
        values[size] = value;
        slots[at] = ++size;
        if (size * 3L > slots.length * 2L) grow();
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
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int code = 0; code < size; code++) {
            int step = step(hashes[code], keys[code]);
            int at = hashes[code] & mask;
            while (slots[at] != 0) at = at + step & mask;
            slots[at] = code + 1;
        }
    }

    /// Odd, so that all places are visited.
    private static int step(int hash, int key) {
        int mixed = (hash * 31 + key) * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) | 1;
    }
}
