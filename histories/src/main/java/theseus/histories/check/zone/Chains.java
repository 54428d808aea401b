package theseus.histories.check.zone;

import java.util.Arrays;
import theseus.histories.check.column.Columns;

/// Glues the cluster of each compare-and-set right behind the cluster of the value that it replaced.
///
/// A chain becomes one block, held at its first value; the clusters behind it are no blocks of their own any more.
final class Chains {
    private static final int NONE = -1;
    private final Columns columns;
    private final Clusters clusters;

    Chains(Columns columns, Clusters clusters) {
        this.columns = columns;
        this.clusters = clusters;
    }

    void glue(Clusters.Breaches breaches) {
        int[] next = successors(breaches);
        if (next.length == 0) return;
        boolean[] reached = new boolean[next.length];
        for (int value = 0; value < next.length; value++)
            if (next[value] != NONE && isRoot(value)) follow(value, next, reached, breaches);
        for (int value = 0; value < next.length; value++) {
            int row = clusters.writer[value];
            if (reached[value] || row < 0 || columns.kind()[row] != Columns.CAS || !clusters.tookPlace(row)) continue;
            breaches.add(columns.keyOf()[value], new Breach.Circle(value));
            clusters.earliestFinish[value] = Clusters.NEVER;
        }
    }

    private int[] successors(Clusters.Breaches breaches) {
        boolean any = false;
        for (boolean chained : clusters.chained) any |= chained;
        if (!any) return new int[0];
        int[] next = new int[columns.values()];
        Arrays.fill(next, NONE);
        for (int row = 0; row < columns.size(); row++) {
            if (columns.kind()[row] != Columns.CAS || !clusters.tookPlace(row)) continue;
            int from = columns.from()[row];
            if (next[from] == NONE) next[from] = columns.to()[row];
            else breaches.add(columns.key()[row], new Breach.LostUpdate(clusters.writer[next[from]], row));
        }
        return next;
    }

    private boolean isRoot(int value) {
        int row = clusters.writer[value];
        return row < 0 || columns.kind()[row] != Columns.CAS;
    }

    private void follow(int root, int[] next, boolean[] reached, Clusters.Breaches breaches) {
        int earliest = clusters.earliestFinish[root];
        int latest = clusters.latestStart[root];
        reached[root] = true;
        for (int value = next[root]; value != NONE && !reached[value]; value = next[value]) {
            reached[value] = true;
            int finish = clusters.earliestFinish[value];
            if (finish < latest) breaches.add(columns.keyOf()[value], new Breach.ChainOrder(root, value));
            earliest = Math.min(earliest, finish);
            latest = Math.max(latest, clusters.latestStart[value]);
            clusters.earliestFinish[value] = Clusters.NEVER;
        }
        clusters.earliestFinish[root] = earliest;
        clusters.latestStart[root] = latest;
    }
}
