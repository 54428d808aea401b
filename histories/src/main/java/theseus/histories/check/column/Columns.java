package theseus.histories.check.column;

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
        java.util.function.IntFunction<Object> dictionary) {
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
        return new Columns(n, keys, kinds, saw, wrote, ends.only(rows), origins, initial, keyOf, dictionary);
    }

    /// Whether the operation's outcome is unknown.
    public boolean crashed(int row) {
        return ends.finish()[row] == Ends.FOREVER;
    }
}
