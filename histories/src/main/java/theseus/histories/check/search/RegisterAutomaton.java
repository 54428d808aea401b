package theseus.histories.check.search;

import theseus.histories.check.column.Columns;

/// A register: its states are its values, as the columns of one key number them.
public final class RegisterAutomaton implements Automaton {
    private final byte[] kind;
    private final int[] from;
    private final int[] to;
    private final int initial;
    private final boolean observersKnown;

    /// The register of columns of one key.
    public RegisterAutomaton(Columns columns) {
        kind = columns.kind();
        from = columns.from();
        to = columns.to();
        initial = columns.initial()[0];
        boolean misses = false;
        for (int row = 0; row < columns.size(); row++) misses |= kind[row] == Columns.MISS;
        observersKnown = !misses;
    }

    @Override
    public int initial() {
        return initial;
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
