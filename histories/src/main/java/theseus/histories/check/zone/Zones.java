package theseus.histories.check.zone;

import java.util.Arrays;
import theseus.histories.check.column.Columns;

/// Judges all keys of a history in linear time, provided that each value is written once per key.
///
/// A cluster is a write with all that saw its value; compare-and-sets glue clusters into chains. A block, chain or
/// cluster, reaches from its earliest finish to its latest start. If the finish comes first its zone is forward: the
/// value was in place all that time. A history is linearizable iff no two forward zones overlap and no backward zone
/// lies
/// inside a forward one.
public final class Zones {
    private static final int NONE = -1;
    private final Columns columns;
    private final Clusters clusters;
    private final Breach[] breaches;

    private Zones(Columns columns, int last) {
        this.columns = columns;
        breaches = new Breach[columns.keys()];
        clusters = new Clusters(columns, last);
        clusters.gather(this::breach);
        new Chains(columns, clusters).glue(this::breach);
        sweep();
    }

    /// Judges every key of the columns.
    public static Zones of(Columns columns) {
        return new Zones(columns, columns.ends().count() - 1);
    }

    /// Judges what had happened of every key when the end of rank `last` had passed; what returned later was open then.
    public static Zones until(Columns columns, int last) {
        return new Zones(columns, last);
    }

    /// Whether the method decides this key: no value of it is written twice, and nobody saw that a value was *not*
    /// there.
    public boolean decides(int key) {
        return !clusters.ambiguous[key];
    }

    /// What is wrong with a key that it decides; null if nothing is.
    public Breach breach(int key) {
        return breaches[key];
    }

    /// Whether the row is an operation that took place.
    public boolean tookPlace(int row) {
        return clusters.tookPlace(row);
    }

    /// The chain from its first value to its end.
    public Block block(int root) {
        return new Block(columns, clusters, root, NONE);
    }

    /// The chain from its first value up to another one.
    public Block block(int root, int last) {
        return new Block(columns, clusters, root, last);
    }

    /// An end at which this breach was there already: not too long after the first such, if it is of a common kind.
    public int last(Breach breach) {
        return switch (breach) {
            case Breach.NeverWritten(int value) -> Math.min(clusters.last, clusters.earliestFinish[value]);
            case Breach.BeforeWritten(int value) -> Math.min(clusters.last, clusters.earliestFinish[value]);
            case Breach.Zones(int one, int other) ->
                Math.max(block(one).last(clusters.last), block(other).last(clusters.last));
            case Breach.LostUpdate _, Breach.Circle _, Breach.ChainOrder _ -> clusters.last;
        };
    }

    private void breach(int key, Breach breach) {
        if (breaches[key] == null && !clusters.ambiguous[key]) breaches[key] = breach;
    }

    private void sweep() {
        int[] earliest = clusters.earliestFinish;
        int[] latest = clusters.latestStart;
        int[] blockAt = new int[clusters.last + 1];
        for (int value = 0; value < latest.length; value++) {
            if (earliest[value] == Clusters.NEVER || earliest[value] < 0) continue;
            blockAt[Math.min(earliest[value], latest[value])] = value + 1;
        }
        int[] forward = new int[columns.keys()];
        Arrays.fill(forward, NONE);
        for (int key = 0; key < forward.length; key++)
            if (latest[columns.initial()[key]] >= 0) forward[key] = columns.initial()[key];
        for (int at : blockAt) if (at != 0) pass(at - 1, forward);
    }

    private void pass(int block, int[] forward) {
        int key = columns.keyOf()[block];
        int current = forward[key];
        int earliest = clusters.earliestFinish[block];
        int latest = clusters.latestStart[block];
        if (current != NONE && clusters.latestStart[current] > earliest) breach(key, new Breach.Zones(current, block));
        if (earliest < latest) forward[key] = block;
    }
}
