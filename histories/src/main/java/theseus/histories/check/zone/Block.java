package theseus.histories.check.zone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.Ends;

/// A chain of values of one key, each but the first put in place by a compare-and-set on the one before.
public final class Block {
    private static final int NONE = -1;
    private final Columns columns;
    private final List<Integer> values = new ArrayList<>();
    private int earliest = NONE;
    private int latest = NONE;
    private int writer = NONE;
    private final List<Integer> rows = new ArrayList<>();

    /// The chain from its first value up to another one, or to its end.
    Block(Columns columns, Clusters clusters, int root, int last) {
        this.columns = columns;
        boolean[] in = new boolean[columns.values()];
        int[] next = root == last ? new int[0] : successors(clusters);
        for (int value = root; value != NONE && !in[value]; value = value == last ? NONE : next[value]) {
            in[value] = true;
            values.add(value);
        }
        for (int row = 0; row < columns.size(); row++) take(row, in, root);
    }

    private int[] successors(Clusters clusters) {
        int[] next = new int[columns.values()];
        Arrays.fill(next, NONE);
        for (int row = 0; row < columns.size(); row++)
            if (columns.kind()[row] == Columns.CAS && clusters.tookPlace(row))
                next[columns.from()[row]] = columns.to()[row];
        return next;
    }

    private void take(int row, boolean[] in, int root) {
        int[] start = columns.ends().start();
        int[] finish = columns.ends().finish();
        int value = columns.kind()[row] == Columns.READ ? columns.from()[row] : columns.to()[row];
        if (value < 0 || !in[value]) return;
        rows.add(row);
        if (columns.to()[row] == root) writer = row;
        if (finish[row] != Ends.FOREVER && (earliest == NONE || finish[row] < finish[earliest])) earliest = row;
        if (latest == NONE || start[row] > start[latest]) latest = row;
    }

    /// The first value.
    public int root() {
        return values.getFirst();
    }

    /// The values in their order.
    public List<Integer> values() {
        return values;
    }

    /// The row that finished first; -1 for none.
    public int earliest() {
        return values.getFirst() == columns.initial()[0] ? NONE : earliest;
    }

    /// The last end of its rows that is not beyond `bound`.
    int last(int bound) {
        int last = 0;
        for (int row : rows) {
            last = Math.max(last, Math.min(bound, columns.ends().start()[row]));
            if (columns.ends().finish()[row] <= bound)
                last = Math.max(last, columns.ends().finish()[row]);
        }
        return last;
    }

    /// The row that began last; -1 for none.
    public int latest() {
        return latest;
    }

    /// The row that wrote the first value; -1 for the initial one.
    public int writer() {
        return writer;
    }
}
