package theseus.histories.check.column;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// A history of registers as columns: one row per operation that did or may have happened.
///
/// Values are numbered together with their key, so that columns of many keys can be read in one pass.
///
/// @param size how many rows there are, in order of invocation
/// @param key the key's number
/// @param kind `READ`, `WRITE`, `CAS` or `MISS`
/// @param from what it saw: the value read, or that a compare-and-set expected; -1 for a write
/// @param to what it wrote; -1 for reads and misses
/// @param ends when it began and ended
/// @param origin its number in the list that the columns were made of
/// @param initial the number of each key's initial value
/// @param keyOf the key's number of each value
/// @param dictionary the values behind the numbers
/// @param names the keys behind their numbers
public record Columns(
        int size,
        int[] key,
        byte[] kind,
        int[] from,
        int[] to,
        Ends ends,
        int[] origin,
        int[] initial,
        int[] keyOf,
        IntFunction<Object> dictionary,
        List<String> names) {
    /// Returned `from`.
    public static final byte READ = 0;
    /// Writes `to` over anything.
    public static final byte WRITE = 1;
    /// Writes `to` over `from` only.
    public static final byte CAS = 2;
    /// Saw something else than `from`.
    public static final byte MISS = 3;

    /// How many keys there are.
    public int keys() {
        return initial.length;
    }

    /// How many numbered values there are.
    public int values() {
        return keyOf.length;
    }

    /// The columns of some rows of one key only. Values keep their numbers.
    public Columns only(int[] rows) {
        return only(rows, Ends.FOREVER);
    }

    /// The columns of some rows of one key only: of those that are kept, and of the open ones as if they had not
    /// returned. Values keep their numbers.
    public Columns forgetting(BitSet kept, BitSet open) {
        BitSet both = (BitSet) kept.clone();
        both.or(open);
        int[] rows = both.stream().toArray();
        return only(rows, ends.forgetting(rows, open));
    }

    private Columns only(int[] rows, int last) {
        return only(rows, ends.only(rows, last));
    }

    private Columns only(int[] rows, Ends own) {
        int n = rows.length;
        byte[] kinds = new byte[n];
        int[] saw = new int[n];
        int[] wrote = new int[n];
        int[] origins = new int[n];
        int[] keys = new int[n];
        for (int i = 0; i < n; i++) {
            kinds[i] = kind[rows[i]];
            saw[i] = from[rows[i]];
            wrote[i] = to[rows[i]];
            origins[i] = origin[rows[i]];
            keys[i] = key[rows[i]];
        }
        return new Columns(n, keys, kinds, saw, wrote, own, origins, initial, keyOf, dictionary, names);
    }

    /// One key's rows as columns of their own: values are numbered anew, rows are their own origin.
    public Columns single(int[] rows, int first) {
        int[] codes = new int[2 * rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            codes[i] = from[rows[i]];
            codes[rows.length + i] = to[rows[i]];
        }
        codes[2 * rows.length] = first;
        int[] known = Relabelled.distinct(codes.clone());
        int[] renumbered = codes.clone();
        for (int i = 0; i < codes.length; i++) renumbered[i] = codes[i] < 0 ? -1 : Arrays.binarySearch(known, codes[i]);
        Columns own = only(rows);
        return new Columns(
                rows.length,
                new int[rows.length],
                own.kind,
                Arrays.copyOf(renumbered, rows.length),
                Arrays.copyOfRange(renumbered, rows.length, 2 * rows.length),
                own.ends,
                IntStream.range(0, rows.length).toArray(),
                new int[] {renumbered[2 * rows.length]},
                new int[known.length],
                code -> dictionary.apply(known[code]),
                List.of());
    }

    /// The same rows, but of other kinds and with other sights.
    Columns with(byte[] kinds, int[] saw) {
        return new Columns(size, key, kinds, saw, to, ends, origin, initial, keyOf, dictionary, names);
    }

    /// The columns as they were once the end of rank `last` had passed: what returned later is still open.
    public Columns until(int last) {
        int[] rows = new int[size];
        int kept = 0;
        for (int row = 0; row < size; row++) {
            boolean open = ends.finish()[row] > last;
            if (ends.start()[row] <= last && !(open && to[row] < 0)) rows[kept++] = row;
        }
        return only(Arrays.copyOf(rows, kept), last);
    }

    /// Whether the operation's outcome is unknown.
    public boolean crashed(int row) {
        return ends.finish()[row] == Ends.FOREVER;
    }
}
