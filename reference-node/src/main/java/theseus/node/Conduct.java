package theseus.node;

import java.util.Set;
import theseus.node.coordinate.Coordinator;
import theseus.node.coordinate.Minting;
import theseus.node.coordinate.Missed;
import theseus.node.migration.Barrier;
import theseus.node.migration.Leaving;
import theseus.node.migration.SnapshotContent;
import theseus.node.quorum.Quorum;
import theseus.node.quorum.Rules;
import theseus.node.replica.Fence;
import theseus.node.replica.FloorRule;
import theseus.node.replica.Terms;
import theseus.node.store.VersionedStore.ApplyRule;
import theseus.node.topology.CollectWhen;
import theseus.node.topology.SourcesNeeded;

/// The rules that a node goes by; the one place where a flaw chooses the wrong rule over the right one beside it.
///
/// @param rules who is written and read in each phase
/// @param copyRule by which copied records replace what is there
/// @param terms on which a replica takes part
/// @param hintsWorth what a hint is worth to the write that it is about
/// @param collectWhen when tombstones may be collected
/// @param barrier how the driver makes sure that nobody is late
/// @param cleanup what becomes of ranges that a node has lost
/// @param sourcesNeeded from how many sources a target needs each range
/// @param content what of the store a source streams
/// @param minting what new versions are made from
/// @param writeBack whether a read completes the write that it shows
public record Conduct(
        Rules rules,
        Terms terms,
        ApplyRule copyRule,
        Missed.Worth hintsWorth,
        CollectWhen collectWhen,
        Barrier barrier,
        Leaving.Kind cleanup,
        SourcesNeeded sourcesNeeded,
        SnapshotContent content,
        Minting.Kind minting,
        Coordinator.WriteBack writeBack) {
    /// The right rules, but for these flaws.
    public static Conduct with(Set<Flaw> flaws) {
        ApplyRule rule = flaws.contains(Flaw.LAST_ARRIVAL_WINS) ? ApplyRule.LAST_ARRIVAL_WINS : ApplyRule.NEWER_WINS;
        return new Conduct(
                rules(flaws),
                new Terms(
                        rule,
                        rule,
                        FloorRule.REFUSE_BELOW,
                        flaws.contains(Flaw.SLEEP_FOR_BARRIER) ? Fence.Kind.IMAGINED : Fence.Kind.DURABLE),
                flaws.contains(Flaw.COPY_UNCONDITIONAL) ? ApplyRule.LAST_ARRIVAL_WINS : rule,
                Missed.Worth.NOTHING,
                CollectWhen.NOTHING_MOVES,
                flaws.contains(Flaw.SLEEP_FOR_BARRIER) ? Barrier.FIVE_SECONDS : Barrier.FENCES,
                flaws.contains(Flaw.NO_CLEANUP) ? Leaving.Kind.NEVER : Leaving.Kind.SWEEP_THEN_DELETE,
                flaws.contains(Flaw.COPY_FROM_ONE_SOURCE) ? SourcesNeeded.ONE : SourcesNeeded.MAJORITY,
                content(flaws),
                flaws.contains(Flaw.WALL_CLOCK_VERSIONS)
                        ? Minting.Kind.BY_WALL_CLOCK
                        : Minting.Kind.ABOVE_WHAT_WAS_SEEN,
                flaws.contains(Flaw.NO_WRITE_BACK) ? Coordinator.WriteBack.NEVER : Coordinator.WriteBack.WHERE_NEEDED);
    }

    private static Rules rules(Set<Flaw> flaws) {
        return new Rules(
                flaws.contains(Flaw.DUAL_WRITE_STOPS_EARLY)
                        ? Rules.DualWrite.IN_FIRST_PHASE_ONLY
                        : Rules.DualWrite.WHILE_DATA_MOVES,
                flaws.contains(Flaw.OVERLAP_COUNTED_FOR_OLD_ONLY)
                        ? Quorum.Overlap.COUNTS_IN_FIRST
                        : Quorum.Overlap.COUNTS_IN_BOTH);
    }

    private static SnapshotContent content(Set<Flaw> flaws) {
        if (flaws.contains(Flaw.COPY_NOTHING)) return SnapshotContent.NOTHING;
        return flaws.contains(Flaw.COPY_WITHOUT_TOMBSTONES) ? SnapshotContent.VALUES_ONLY : SnapshotContent.EVERYTHING;
    }
}
