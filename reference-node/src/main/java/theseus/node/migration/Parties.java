package theseus.node.migration;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import theseus.node.ring.NodeId;
import theseus.node.topology.Migration;
import theseus.node.topology.PlannedRange;

/// Who takes part in a migration, by role: found once, and asked for at every look.
///
/// @param plan the ranges that move
/// @param targets of each range, by its index
/// @param gaining who opens a session: those who gain a range, and those who must catch up on one that they keep
/// @param leaving who has something to clean up; a dead node never does
/// @param involved all of them, and those who stay
record Parties(
        List<PlannedRange> plan,
        List<List<NodeId>> targets,
        SortedSet<NodeId> gaining,
        SortedSet<NodeId> leaving,
        SortedSet<NodeId> involved) {
    /// Nobody.
    static final Parties NONE = new Parties(List.of(), List.of(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

    static Parties of(Migration migration) {
        List<PlannedRange> plan = migration.plan();
        List<List<NodeId>> targets = plan.stream().map(PlannedRange::targets).toList();
        SortedSet<NodeId> gaining = all(plan, PlannedRange::joiners);
        targets.forEach(gaining::addAll);
        SortedSet<NodeId> leaving = all(plan, PlannedRange::leavers);
        migration.request().died().ifPresent(leaving::remove);
        SortedSet<NodeId> involved = all(plan, PlannedRange::old);
        involved.addAll(all(plan, PlannedRange::now));
        return new Parties(plan, targets, gaining, leaving, involved);
    }

    /// The targets of the range.
    List<NodeId> targets(PlannedRange range) {
        return targets.get(range.index());
    }

    private static SortedSet<NodeId> all(List<PlannedRange> plan, Function<PlannedRange, List<NodeId>> role) {
        SortedSet<NodeId> all = new TreeSet<>();
        for (PlannedRange range : plan) all.addAll(role.apply(range));
        return all;
    }
}
