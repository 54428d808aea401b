package theseus.harness.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import theseus.node.topology.Migration;
import theseus.node.topology.PlannedRange;
import theseus.node.topology.Topology;

/// What the driver waits for in one topology, as tables over sets of nodes: sources that are copied or verified,
/// and fences.
final class Due {
    private static final boolean[] ALWAYS = filled();

    /// O of the key's range, as bits; 0 where nothing moves.
    final int sources;

    private final boolean[] enoughSources;
    private final boolean[] bothFenced;
    private final boolean[] newFenced;
    private final boolean[] cutovers;

    Due(Rulebook rules, Topology now, int index) {
        Optional<Migration> migration = now.phase().migration();
        if (migration.isEmpty()) {
            sources = 0;
            enoughSources = bothFenced = newFenced = cutovers = ALWAYS;
            return;
        }
        PlannedRange range = rules.course().range(now);
        sources = Rulebook.bits(range.old());
        enoughSources = Rulebook.forEverySet(
                nodes -> nodes.size() >= rules.conduct().sourcesNeeded().of(range));
        bothFenced = Rulebook.forEverySet(nodes -> barrierHolds(rules, range, nodes, now.epoch(), true));
        newFenced = Rulebook.forEverySet(nodes -> barrierHolds(rules, range, nodes, now.epoch(), false));
        cutovers = Rulebook.forEverySet(nodes -> rules.course().acceptsCutover(index, nodes));
    }

    /// Whether the driver goes on with these sources copied, or verified.
    boolean hasSources(int copied) {
        return enoughSources[copied];
    }

    /// Whether the authority accepts the cutover with these sources verified.
    boolean acceptsCutover(int verified) {
        return cutovers[verified];
    }

    /// Whether nothing is missing from the barrier of the present epoch.
    boolean barrierHolds(int fenced, boolean oldToo) {
        return (oldToo ? bothFenced : newFenced)[fenced];
    }

    private static boolean barrierHolds(
            Rulebook rules, PlannedRange range, List<theseus.node.ring.NodeId> fenced, long epoch, boolean oldToo) {
        return rules.conduct()
                .barrier()
                .missing(List.of(range), node -> fenced.contains(node) ? epoch : 0, epoch, oldToo, Long.MAX_VALUE)
                .isEmpty();
    }

    private static boolean[] filled() {
        boolean[] always = new boolean[1 << World.NODES];
        Arrays.fill(always, true);
        return always;
    }
}
