package theseus.histories.check.search;

/// Some of an automaton's operations as an automaton of their own, with the same states.
public final class Selection implements Automaton {
    private final Automaton all;
    private final int[] rows;

    /// The operations `rows` of `all`, numbered anew in that order.
    public Selection(Automaton all, int[] rows) {
        this.all = all;
        this.rows = rows;
    }

    @Override
    public int initial() {
        return all.initial();
    }

    @Override
    public int step(int state, int row) {
        return all.step(state, rows[row]);
    }

    @Override
    public boolean pure(int row) {
        return all.pure(rows[row]);
    }

    @Override
    public int sees(int row) {
        return all.sees(rows[row]);
    }

    @Override
    public int leaves(int row) {
        return all.leaves(rows[row]);
    }

    @Override
    public boolean observersKnown() {
        return all.observersKnown();
    }

    @Override
    public long classOf(int row) {
        return all.classOf(rows[row]);
    }
}
