package theseus.node.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import theseus.node.ring.NodeId;
import theseus.node.topology.PlannedRange;
import theseus.node.topology.Replicas;

/// How the driver makes sure that no round of an older epoch completes any more.
public enum Barrier {
    /// Right: a durable fence at a majority. However slow a coordinator is, it wakes up fenced.
    FENCES,
    /// Wrong (sleep-for-barrier): five seconds, in the hope that nobody is slower.
    FIVE_SECONDS,
    /// Wrong (private-migration-state): none, for nobody else is thought to know of an epoch.
    NONE;

    private static final long NANOS = 5_000_000_000L;

    /// What is missing until no round below the epoch completes in any of the ranges; empty when nothing is.
    ///
    /// @param fences the highest fence known of a node; 0 for none
    /// @param oldToo whether O must be fenced like N
    /// @param waitedNanos since the epoch began
    public List<String> missing(
            List<PlannedRange> plan, ToLongFunction<NodeId> fences, long epoch, boolean oldToo, long waitedNanos) {
        return switch (this) {
            case FENCES -> unfenced(plan, fences, epoch, oldToo);
            case NONE -> List.of();
            case FIVE_SECONDS -> waitedNanos >= NANOS ? List.of() : List.of("five seconds to pass");
        };
    }

    private static List<String> unfenced(
            List<PlannedRange> plan, ToLongFunction<NodeId> fences, long epoch, boolean oldToo) {
        List<String> missing = new ArrayList<>();
        for (PlannedRange range : plan) {
            if (oldToo) addUnfenced(range, range.old(), fences, epoch, missing);
            addUnfenced(range, range.now(), fences, epoch, missing);
        }
        return missing;
    }

    private static void addUnfenced(
            PlannedRange range, List<NodeId> set, ToLongFunction<NodeId> fences, long epoch, List<String> missing) {
        int fenced = 0;
        for (NodeId node : set) if (fences.applyAsLong(node) >= epoch) fenced++;
        int need = Replicas.majority(set);
        if (fenced < need)
            missing.add((need - fenced) + " of " + need + " fences at epoch " + epoch + " in " + set + " (range "
                    + (range.index() + 1) + ")");
    }
}
