package theseus.histories.check.zone;

import java.util.Arrays;
import theseus.histories.check.column.Columns;

/// For every value: who wrote it, whether it was seen, the earliest finish and the latest start among its operations.
final class Clusters {
    /// The earliest finish of a cluster in which nothing finished.
    static final int NEVER = Integer.MAX_VALUE;

    final boolean[] ambiguous;
    final int[] writer;
    final int[] earliestFinish;
    final int[] latestStart;
    final boolean[] seen;
    /// Whether a key has compare-and-sets at all.
    final boolean[] chained;

    /// The last end that counts.
    final int last;

    private final Columns columns;

    Clusters(Columns columns, int last) {
        this.columns = columns;
        this.last = last;
        ambiguous = new boolean[columns.keys()];
        chained = new boolean[columns.keys()];
        writer = new int[columns.values()];
        earliestFinish = new int[columns.values()];
        latestStart = new int[columns.values()];
        seen = new boolean[columns.values()];
        Arrays.fill(writer, -1);
        Arrays.fill(earliestFinish, NEVER);
        Arrays.fill(latestStart, -1);
        for (int value : columns.initial()) earliestFinish[value] = -1;
    }

    /// Told of what is wrong with a key.
    interface Breaches {
        void add(int key, Breach breach);
    }

    void gather(Breaches breaches) {
        for (int row = 0; row < columns.size(); row++) take(row);
        for (int row = 0; row < columns.size(); row++)
            if (columns.kind()[row] == Columns.CAS && open(row)) happened(row);
        for (int value = 0; value < writer.length; value++) complete(value, breaches);
    }

    private void take(int row) {
        if (columns.ends().start()[row] > last) return;
        byte kind = columns.kind()[row];
        if (kind == Columns.READ) {
            if (open(row)) return;
            int value = columns.from()[row];
            seen[value] = true;
            extend(value, row);
            return;
        }
        if (kind == Columns.MISS) {
            ambiguous[columns.key()[row]] = true;
            return;
        }
        int value = columns.to()[row];
        if (writer[value] >= 0 || earliestFinish[value] == -1) ambiguous[columns.key()[row]] = true;
        writer[value] = row;
        if (kind == Columns.CAS) chained[columns.key()[row]] = true;
        if (open(row)) return;
        extend(value, row);
        if (kind == Columns.CAS) seen[columns.from()[row]] = true;
    }

    /// A crashed compare-and-set whose value was seen took place, so it saw its own source, and so on back.
    private void happened(int cas) {
        int row = cas;
        while (seen[columns.to()[row]] && !seen[columns.from()[row]]) {
            int source = columns.from()[row];
            seen[source] = true;
            row = writer[source];
            if (row < 0 || columns.kind()[row] != Columns.CAS || !open(row)) return;
        }
    }

    private void complete(int value, Breaches breaches) {
        if (!seen[value]) return;
        int row = writer[value];
        int key = columns.keyOf()[value];
        if (row < 0) {
            if (value != columns.initial()[key]) breaches.add(key, new Breach.NeverWritten(value));
            return;
        }
        int start = columns.ends().start()[row];
        if (earliestFinish[value] < start) breaches.add(key, new Breach.BeforeWritten(value));
        if (latestStart[value] < start) latestStart[value] = start;
    }

    private void extend(int value, int row) {
        int finish = columns.ends().finish()[row];
        int start = columns.ends().start()[row];
        if (finish < earliestFinish[value]) earliestFinish[value] = finish;
        if (start > latestStart[value]) latestStart[value] = start;
    }

    /// Whether nobody knew yet what became of the operation.
    private boolean open(int row) {
        return columns.ends().finish()[row] > last;
    }

    /// Whether the row is a write or compare-and-set that took place.
    boolean tookPlace(int row) {
        return !open(row) || seen[columns.to()[row]];
    }
}
