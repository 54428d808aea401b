package theseus.harness.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import theseus.node.Flaw;
import theseus.node.environment.Guard;

/// Which points a run must reach before it says anything of a rule: the points where the rule's flaw would show.
public final class Reach {
    private Reach() {}

    /// All points of a world, by name.
    ///
    /// @param inside whether the world sees inside its nodes; else only the guards that nodes count themselves
    public static List<String> points(boolean inside) {
        List<String> points =
                new ArrayList<>(Arrays.stream(Guard.values()).map(Guard::name).toList());
        if (inside)
            points.addAll(Arrays.stream(Branch.values()).map(Branch::name).toList());
        return points;
    }

    /// The flaws of which nothing is said where points were reached so often, each with the points that are missing:
    /// `copy-nothing (VALUE_COPIED)`.
    public static List<String> unproven(SortedMap<String, Long> reached) {
        List<String> unproven = new ArrayList<>();
        for (Flaw flaw : Flaw.values()) {
            List<String> missing = of(flaw).stream()
                    .map(Enum::name)
                    .filter(point -> reached.getOrDefault(point, 0L) == 0)
                    .toList();
            if (!missing.isEmpty()) unproven.add(flaw.label() + " (" + String.join(", ", missing) + ")");
        }
        return unproven;
    }

    static List<? extends Enum<?>> of(Flaw flaw) {
        return switch (flaw) {
            case DUAL_WRITE_STOPS_EARLY ->
                List.of(Branch.WRITTEN_TO_BOTH_IN_DATA_COPY, Branch.WRITTEN_TO_BOTH_IN_VERIFY);
            case DUAL_WRITE_BEST_EFFORT, OVERLAP_COUNTED_FOR_OLD_ONLY, OLD_REPLICAS_CLUSTER_WIDE ->
                List.of(
                        Branch.WRITTEN_TO_BOTH_IN_DUAL_WRITE,
                        Branch.WRITTEN_TO_BOTH_IN_DATA_COPY,
                        Branch.WRITTEN_TO_BOTH_IN_VERIFY);
            case COPY_NOTHING, COPY_BOUNDARY_LOST -> List.of(Branch.VALUE_COPIED, Branch.RANGE_COPIED);
            case COPY_SKIPS_FAILURES -> List.of(Guard.COPY_RETRIED);
            case COPY_UNCONDITIONAL, COPY_WINS_TIES -> List.of(Guard.COPY_IGNORED_AS_OLDER);
            case COPY_WITHOUT_TOMBSTONES -> List.of(Branch.TOMBSTONE_COPIED);
            case COPY_FROM_ONE_SOURCE -> List.of(Branch.RANGE_COPIED_FROM_ANOTHER);
            case COPY_UNFENCED -> List.of(Branch.SNAPSHOT_BEHIND_FENCE, Branch.FENCED_IN_DUAL_WRITE);
            case WALL_CLOCK_VERSIONS -> List.of(Branch.MINTED_ABOVE_THE_CLOCK);
            case LAST_ARRIVAL_WINS -> List.of(Guard.COPY_IGNORED_AS_OLDER, Guard.WRITE_BACK_TAKEN);
            case SLEEP_FOR_BARRIER ->
                List.of(Branch.FENCED_IN_PREPARE, Branch.FENCED_IN_CUTOVER, Guard.STALE_EPOCH_REFUSED);
            case PRIVATE_MIGRATION_STATE -> List.of(Branch.PHASE_LEARNED, Guard.TOPOLOGY_FETCHED);
            case FENCE_WRITES_ONLY -> List.of(Guard.STALE_EPOCH_REFUSED, Branch.FENCED_IN_CUTOVER);
            case FENCE_BEFORE_APPLY_ONLY -> List.of(Guard.STALE_AT_ACKNOWLEDGEMENT);
            case READ_FROM_UNCOPIED_JOINER ->
                List.of(Branch.ROUND_IN_DUAL_WRITE, Branch.ROUND_IN_DATA_COPY, Branch.ROUND_IN_VERIFY);
            case SKIP_CUTOVER_PHASE -> List.of(Branch.ROUND_IN_CUTOVER, Branch.WRITTEN_TO_BOTH_IN_CUTOVER);
            case WRITE_BACK_TO_OLD_ONLY -> List.of(Branch.WRITTEN_BACK_TO_GAINER);
            case NO_WRITE_BACK -> List.of(Guard.WRITE_BACK_TAKEN);
            case RETRY_MINTS_AGAIN -> List.of(Guard.ROUND_REPEATED);
            case SESSION_UNCHECKED -> List.of(Guard.CLOSED_SESSION_REFUSED);
            case WIPE_AFTER_DUAL_WRITE -> List.of(Branch.FENCED_IN_PREPARE, Branch.WIPED_IN_PREPARE);
            case NEVER_ABORT -> List.of(Branch.SILENT_NODE_GIVEN_UP);
            case REMOVE_AT_ONCE -> List.of(Branch.RANGE_COPIED, Branch.FENCED_IN_PREPARE);
            case OVERLAPPING_MIGRATIONS -> List.of(Branch.DELETED_IN_CLEANUP, Branch.FENCED_IN_PREPARE);
            case CLEANUP_BEFORE_FENCE -> List.of(Branch.FENCED_IN_CLEANUP, Branch.DELETED_IN_CLEANUP);
            case NO_CLEANUP -> List.of(Branch.DELETED_IN_CLEANUP);
            case HINT_COUNTS_AS_ACK -> List.of(Guard.HINT_STORED);
            case HINT_OVERWRITES -> List.of(Guard.HINT_REPLAYED);
            case COLLECT_TOMBSTONES_WHILE_MOVING -> List.of(Guard.TOMBSTONE_PURGED, Branch.TOMBSTONE_COPIED);
            case COLLECT_WITHOUT_FLOOR -> List.of(Guard.TOMBSTONE_PURGED, Guard.TOO_OLD_REFUSED);
            case NOT_FOUND_IS_NO_VOTE -> List.of(Branch.FIRST_VERSION_WRITTEN);
        };
    }
}
