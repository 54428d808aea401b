package theseus.node;

import static theseus.node.Control.THREE_OF_FOUR;
import static theseus.node.Flaw.CLEANUP_BEFORE_FENCE;
import static theseus.node.Flaw.COLLECT_TOMBSTONES_WHILE_MOVING;
import static theseus.node.Flaw.COLLECT_WITHOUT_FLOOR;
import static theseus.node.Flaw.COPY_BOUNDARY_LOST;
import static theseus.node.Flaw.COPY_FROM_ONE_SOURCE;
import static theseus.node.Flaw.COPY_NOTHING;
import static theseus.node.Flaw.COPY_SKIPS_FAILURES;
import static theseus.node.Flaw.COPY_UNCONDITIONAL;
import static theseus.node.Flaw.COPY_UNFENCED;
import static theseus.node.Flaw.COPY_WINS_TIES;
import static theseus.node.Flaw.COPY_WITHOUT_TOMBSTONES;
import static theseus.node.Flaw.DUAL_WRITE_BEST_EFFORT;
import static theseus.node.Flaw.DUAL_WRITE_STOPS_EARLY;
import static theseus.node.Flaw.FENCE_BEFORE_APPLY_ONLY;
import static theseus.node.Flaw.FENCE_WRITES_ONLY;
import static theseus.node.Flaw.HINT_COUNTS_AS_ACK;
import static theseus.node.Flaw.HINT_OVERWRITES;
import static theseus.node.Flaw.LAST_ARRIVAL_WINS;
import static theseus.node.Flaw.NEVER_ABORT;
import static theseus.node.Flaw.NOT_FOUND_IS_NO_VOTE;
import static theseus.node.Flaw.NO_CLEANUP;
import static theseus.node.Flaw.NO_WRITE_BACK;
import static theseus.node.Flaw.OLD_REPLICAS_CLUSTER_WIDE;
import static theseus.node.Flaw.OVERLAPPING_MIGRATIONS;
import static theseus.node.Flaw.OVERLAP_COUNTED_FOR_OLD_ONLY;
import static theseus.node.Flaw.PRIVATE_MIGRATION_STATE;
import static theseus.node.Flaw.READ_FROM_UNCOPIED_JOINER;
import static theseus.node.Flaw.REMOVE_AT_ONCE;
import static theseus.node.Flaw.RETRY_MINTS_AGAIN;
import static theseus.node.Flaw.SESSION_UNCHECKED;
import static theseus.node.Flaw.SKIP_CUTOVER_PHASE;
import static theseus.node.Flaw.SLEEP_FOR_BARRIER;
import static theseus.node.Flaw.WALL_CLOCK_VERSIONS;
import static theseus.node.Flaw.WIPE_AFTER_DUAL_WRITE;
import static theseus.node.Flaw.WRITE_BACK_TO_OLD_ONLY;

import java.util.Set;
import theseus.node.coordinate.Coordinator;
import theseus.node.coordinate.Minting;
import theseus.node.coordinate.Missed;
import theseus.node.coordinate.Pinning;
import theseus.node.migration.Barrier;
import theseus.node.migration.CopyFailure;
import theseus.node.migration.Joining;
import theseus.node.migration.Leaving;
import theseus.node.migration.Patience;
import theseus.node.migration.Session;
import theseus.node.migration.SnapshotContent;
import theseus.node.migration.Source;
import theseus.node.quorum.Quorum.Counting;
import theseus.node.quorum.Rules;
import theseus.node.replica.Fence;
import theseus.node.replica.FloorRule;
import theseus.node.replica.Terms;
import theseus.node.replica.Vigilance;
import theseus.node.store.VersionedStore.ApplyRule;
import theseus.node.topology.AdmitWhen;
import theseus.node.topology.CollectWhen;
import theseus.node.topology.SourcesNeeded;
import theseus.node.topology.Transitions;

/// The rules that a node goes by; the one place where a flaw chooses the wrong rule over the right one beside it.
///
/// @param rules who is written and read in each phase
/// @param copyRule by which copied records replace what is there
/// @param terms on which a replica takes part
/// @param hintsWorth what a hint is worth to the write that it is about
/// @param collectWhen when tombstones may be collected
/// @param admitWhen when the next migration has its turn
/// @param barrier how the driver makes sure that nobody is late
/// @param patience whether a silent joiner is given up
/// @param cleanup what becomes of ranges that a node has lost
/// @param wipe when a joiner forgets what it has of the ranges to come
/// @param edge what follows VERIFY
/// @param departure how a member goes
/// @param sourcesNeeded from how many sources a target needs each range
/// @param copy how a source copies
/// @param sessions of which sessions a target takes copies
/// @param pinning who acts upon a migration
/// @param minting what new versions are made from
/// @param repeat under which version a stopped write goes on
/// @param writeBack whether a read completes the write that it shows
public record Conduct(
        Rules rules,
        Terms terms,
        ApplyRule copyRule,
        Missed.Worth hintsWorth,
        CollectWhen collectWhen,
        AdmitWhen admitWhen,
        Barrier barrier,
        Patience patience,
        Leaving.Kind cleanup,
        Joining.Wipe wipe,
        Transitions.Edge edge,
        Transitions.Departure departure,
        SourcesNeeded sourcesNeeded,
        Source.Way copy,
        Session.Admission sessions,
        Pinning.Kind pinning,
        Minting.Kind minting,
        Coordinator.Repeat repeat,
        Coordinator.WriteBack writeBack) {
    /// The right rules, but for these switches.
    public static Conduct with(Set<? extends Switch> on) {
        return new Conduct(
                rules(on),
                terms(on),
                copyRule(on),
                on.contains(HINT_COUNTS_AS_ACK) ? Missed.Worth.AN_ACKNOWLEDGEMENT : Missed.Worth.NOTHING,
                on.contains(COLLECT_TOMBSTONES_WHILE_MOVING) ? CollectWhen.ALWAYS : CollectWhen.NOTHING_MOVES,
                on.contains(OVERLAPPING_MIGRATIONS) ? AdmitWhen.THE_NEW_RING_IS_PUBLISHED : AdmitWhen.NOTHING_MOVES,
                barrier(on),
                on.contains(NEVER_ABORT) ? Patience.FOR_EVER : Patience.FOR_A_WHILE,
                cleanup(on),
                on.contains(WIPE_AFTER_DUAL_WRITE) ? Joining.Wipe.IN_DUAL_WRITE : Joining.Wipe.BEFORE_THE_SESSION,
                on.contains(SKIP_CUTOVER_PHASE) ? Transitions.Edge.NEW_PLACEMENT : Transitions.Edge.CUTOVER,
                on.contains(REMOVE_AT_ONCE) ? Transitions.Departure.AT_ONCE : Transitions.Departure.BY_MIGRATION,
                on.contains(COPY_FROM_ONE_SOURCE) ? SourcesNeeded.ONE : SourcesNeeded.MAJORITY,
                new Source.Way(
                        content(on),
                        on.contains(COPY_UNFENCED) ? Source.Order.AT_ONCE : Source.Order.FENCE_FIRST,
                        on.contains(COPY_SKIPS_FAILURES) ? CopyFailure.PASSED_OVER : CopyFailure.RETRIED),
                on.contains(SESSION_UNCHECKED) ? Session.Admission.ANY : Session.Admission.OPEN_ONLY,
                on.contains(PRIVATE_MIGRATION_STATE) ? Pinning.Kind.BY_THE_RING : Pinning.Kind.BY_WHAT_IS_KNOWN,
                on.contains(WALL_CLOCK_VERSIONS) ? Minting.Kind.BY_WALL_CLOCK : Minting.Kind.ABOVE_WHAT_WAS_SEEN,
                on.contains(RETRY_MINTS_AGAIN) ? Coordinator.Repeat.NEW_VERSION : Coordinator.Repeat.SAME_VERSION,
                on.contains(NO_WRITE_BACK) ? Coordinator.WriteBack.NEVER : Coordinator.WriteBack.WHERE_NEEDED);
    }

    private static Terms terms(Set<? extends Switch> on) {
        return new Terms(
                rule(on),
                on.contains(HINT_OVERWRITES) ? ApplyRule.LAST_ARRIVAL_WINS : rule(on),
                on.contains(COLLECT_WITHOUT_FLOOR) ? FloorRule.NONE : FloorRule.REFUSE_BELOW,
                on.contains(SLEEP_FOR_BARRIER) || on.contains(PRIVATE_MIGRATION_STATE)
                        ? Fence.Kind.IMAGINED
                        : Fence.Kind.DURABLE,
                vigilance(on));
    }

    private static Rules rules(Set<? extends Switch> on) {
        return new Rules(
                on.contains(DUAL_WRITE_STOPS_EARLY)
                        ? Rules.DualWrite.IN_FIRST_PHASE_ONLY
                        : Rules.DualWrite.WHILE_DATA_MOVES,
                on.contains(DUAL_WRITE_BEST_EFFORT) ? Rules.NewOwners.BEST_EFFORT : Rules.NewOwners.WAITED_FOR,
                on.contains(OLD_REPLICAS_CLUSTER_WIDE) ? Rules.OldOwners.OF_THE_RING : Rules.OldOwners.OF_THE_KEY,
                counting(on),
                on.contains(READ_FROM_UNCOPIED_JOINER) ? Rules.Readers.JOINERS_TOO : Rules.Readers.OLD_OWNERS,
                on.contains(WRITE_BACK_TO_OLD_ONLY) ? Rules.WriteBack.TO_READERS : Rules.WriteBack.TO_WRITERS,
                on.contains(NOT_FOUND_IS_NO_VOTE) ? Rules.Absence.IS_NO_VOTE : Rules.Absence.IS_AN_ANSWER);
    }

    private static Counting counting(Set<? extends Switch> on) {
        if (on.contains(OVERLAP_COUNTED_FOR_OLD_ONLY)) return Counting.OVERLAP_IN_FIRST;
        return on.contains(THREE_OF_FOUR) ? Counting.TOGETHER : Counting.IN_EACH_SET;
    }

    private static ApplyRule rule(Set<? extends Switch> on) {
        return on.contains(LAST_ARRIVAL_WINS) ? ApplyRule.LAST_ARRIVAL_WINS : ApplyRule.NEWER_WINS;
    }

    private static ApplyRule copyRule(Set<? extends Switch> on) {
        if (on.contains(COPY_UNCONDITIONAL)) return ApplyRule.LAST_ARRIVAL_WINS;
        return on.contains(COPY_WINS_TIES) ? ApplyRule.TIES_GO_TO_THE_ARRIVAL : rule(on);
    }

    private static Vigilance vigilance(Set<? extends Switch> on) {
        if (on.contains(FENCE_WRITES_ONLY)) return Vigilance.AT_WRITES_ONLY;
        return on.contains(FENCE_BEFORE_APPLY_ONLY) ? Vigilance.ON_ARRIVAL_ONLY : Vigilance.ALWAYS;
    }

    private static Barrier barrier(Set<? extends Switch> on) {
        if (on.contains(SLEEP_FOR_BARRIER)) return Barrier.FIVE_SECONDS;
        return on.contains(PRIVATE_MIGRATION_STATE) ? Barrier.NONE : Barrier.FENCES;
    }

    private static Leaving.Kind cleanup(Set<? extends Switch> on) {
        if (on.contains(NO_CLEANUP)) return Leaving.Kind.NEVER;
        return on.contains(CLEANUP_BEFORE_FENCE) ? Leaving.Kind.BEFORE_THE_BARRIER : Leaving.Kind.SWEEP_THEN_DELETE;
    }

    private static SnapshotContent content(Set<? extends Switch> on) {
        if (on.contains(COPY_NOTHING)) return SnapshotContent.NOTHING;
        if (on.contains(COPY_BOUNDARY_LOST)) return SnapshotContent.UP_TO_THE_LAST_KEY;
        return on.contains(COPY_WITHOUT_TOMBSTONES) ? SnapshotContent.VALUES_ONLY : SnapshotContent.EVERYTHING;
    }
}
