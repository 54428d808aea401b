package theseus.node.topology;

import java.util.List;
import theseus.node.ring.NodeId;

/// What becomes of a leaver that died before it had cleaned up, and would hold the migration up for ever. What was
/// acknowledged at QUORUM is on the new owners without it: its sweep brings what was not.
final class Burying {
    private Burying() {}

    static Decision declareDead(Topology now, Change.DeclareDead change) {
        NodeId leaver = change.leaver();
        if (!Transitions.isOpen(change.session(), now) || !(now.phase() instanceof Phase.Cleanup cleanup))
            return Transitions.refused(
                    Transitions.CONFLICT,
                    "nobody waits for " + leaver + " to clean up: " + Transitions.describe(now),
                    now);
        List<NodeId> leavers = leavers(cleanup.underWay());
        if (!leavers.contains(leaver))
            return Transitions.refused(
                    Transitions.INVALID, leaver + " has nothing to clean up; expected one of " + leavers, now);
        if (now.retired().contains(leaver)) return new Decision.Accepted(now);
        return new Decision.Accepted(now.paused(now.paused()).retiring(leaver));
    }

    private static List<NodeId> leavers(Migration migration) {
        return migration.plan().stream()
                .flatMap(range -> range.leavers().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
