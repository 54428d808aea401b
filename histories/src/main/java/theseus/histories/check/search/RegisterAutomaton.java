package theseus.histories.check.search;

import java.util.Arrays;
import theseus.histories.check.column.Columns;

/// A register: its states are its values, numbered from 0 within the key; 0 is the initial one.
public final class RegisterAutomaton implements Automaton {
    private final byte[] kind;
    private final int[] from;
    private final int[] to;
    private final int[] codes;
    private final boolean observersKnown;

    /// The register of columns that hold rows of one key.
    public RegisterAutomaton(Columns columns, int initial) {
        int n = columns.size();
        kind = columns.kind();
        codes = codes(columns, initial);
        from = new int[n];
        to = new int[n];
        boolean misses = false;
        for (int row = 0; row < n; row++) {
            from[row] = number(columns.from()[row]);
            to[row] = number(columns.to()[row]);
            misses |= kind[row] == Columns.MISS;
        }
        int start = number(initial);
        swap(from, start);
        swap(to, start);
        observersKnown = !misses;
        codes[start] = codes[0];
        codes[0] = initial;
    }

    private static int[] codes(Columns columns, int initial) {
        int n = columns.size();
        int[] all = new int[2 * n + 1];
        System.arraycopy(columns.from(), 0, all, 0, n);
        System.arraycopy(columns.to(), 0, all, n, n);
        all[2 * n] = initial;
        return Arrays.stream(all).filter(code -> code >= 0).sorted().distinct().toArray();
    }

    private int number(int code) {
        return code < 0 ? REFUSED : Arrays.binarySearch(codes, code);
    }

    private static void swap(int[] numbers, int start) {
        for (int i = 0; i < numbers.length; i++)
            if (numbers[i] == start) numbers[i] = 0;
            else if (numbers[i] == 0) numbers[i] = start;
    }

    /// The number in the columns of the value that a state holds.
    public int value(int state) {
        return codes[state];
    }

    @Override
    public int initial() {
        return 0;
    }

    @Override
    public int step(int state, int row) {
        return switch (kind[row]) {
            case Columns.READ -> from[row] == state ? state : REFUSED;
            case Columns.WRITE -> to[row];
            case Columns.CAS -> from[row] == state ? to[row] : REFUSED;
            default -> from[row] == state ? REFUSED : state;
        };
    }

    @Override
    public boolean pure(int row) {
        return kind[row] == Columns.READ || kind[row] == Columns.MISS;
    }

    @Override
    public int sees(int row) {
        return kind[row] == Columns.MISS ? REFUSED : from[row];
    }

    @Override
    public int leaves(int row) {
        return to[row];
    }

    @Override
    public boolean observersKnown() {
        return observersKnown;
    }

    @Override
    public long classOf(int row) {
        return (long) from[row] << 32 | to[row] & 0xFFFFFFFFL;
    }
}
