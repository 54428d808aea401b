package theseus.harness.world.sim;

import java.util.List;
import theseus.node.ring.NodeId;
import theseus.node.store.Version;
import theseus.node.topology.Floor;
import theseus.node.topology.Migration;
import theseus.node.topology.Phase;
import theseus.node.topology.PlannedRange;
import theseus.node.topology.Topology;

/// What must hold at the moment when a phase begins: I4, I6, I7 and I9.
///
/// I4 is judged by fences, not by when an answer arrives (an answer sent in time may be late and harmless): when rules
/// begin that are two steps away from an older epoch's, no round of that epoch can gather a quorum any more.
final class MigrationLaws {
    private final Cast cast;
    private final Breaches breaches;
    private final List<KeyLedger> keys;
    private final long[] fences;

    private Floor floor = Floor.NONE;
    private long session;
    private List<PlannedRange> plan = List.of();
    private Snapshot[][] snapshots = new Snapshot[0][];
    private long dualEpoch;
    private long cutoverEpoch;
    private long retreatEpoch;
    private long abortedEpoch;

    /// What a source held of a range when it took its first snapshot behind its fence.
    private record Snapshot(KeyLedger[] keys, Version[] versions) {}

    MigrationLaws(Cast cast, Breaches breaches, List<KeyLedger> keys, long[] fences) {
        this.cast = cast;
        this.breaches = breaches;
        this.keys = keys;
        this.fences = fences;
    }

    /// A source took its snapshot of a planned range. What it then held is taken from its disk, not from its word.
    void snapshot(Machine source, long ofSession, int range) {
        boolean counts = ofSession == session && dualEpoch > 0 && fences[source.index()] >= dualEpoch;
        if (!counts || snapshots[range][source.index()] != null) return;
        PlannedRange planned = plan.get(range);
        List<KeyLedger> in = keys.stream()
                .filter(ledger -> ledger.held[source.index()] != null && planned.contains(ledger.key))
                .filter(ledger -> !isBuried(ledger, source.index()))
                .toList();
        snapshots[range][source.index()] = new Snapshot(
                in.toArray(KeyLedger[]::new),
                in.stream().map(ledger -> ledger.held[source.index()]).toArray(Version[]::new));
    }

    /// A tombstone below the floor is no part of what moves.
    private boolean isBuried(KeyLedger ledger, int machine) {
        return ledger.values[machine] == null && floor.buries(ledger.held[machine]);
    }

    /// @param before the topology that came before; null for the first
    void decided(Topology before, Topology now) {
        floor = now.floor();
        switch (now.phase()) {
            case Phase.Steady _ -> steady(before, now);
            case Phase.Prepare p -> open(p.underWay());
            case Phase.DualWrite p -> dualEpoch = p.dualEpoch();
            case Phase.DataCopy _, Phase.Verify _ -> {}
            case Phase.Cutover _ -> cutover(now.epoch());
            case Phase.Retreat _ -> retreatEpoch = now.epoch();
            case Phase.Cleanup _ -> cleanup(now.epoch());
        }
    }

    private void open(Migration migration) {
        session = migration.session();
        plan = migration.plan();
        snapshots = new Snapshot[plan.size()][cast.size()];
        dualEpoch = 0;
    }

    private void cutover(long epoch) {
        cutoverEpoch = epoch;
        for (PlannedRange range : plan) {
            // Where a factor shrinks and nobody needs a copy, any majority of O meets any of N: the rules may coexist.
            if (!range.targets().isEmpty()) fencedMajority("I4", range, range.old(), dualEpoch, epoch, "CUTOVER");
            for (NodeId target : range.targets()) dominates(range, target, epoch);
        }
    }

    private void dominates(PlannedRange range, NodeId target, long epoch) {
        int sources = 0;
        StringBuilder gaps = new StringBuilder();
        for (NodeId source : range.old()) {
            Snapshot snapshot = snapshots[range.index()][cast.number(source)];
            String gap = snapshot == null ? "no fenced snapshot" : gap(snapshot, cast.number(target));
            if (gap == null) sources++;
            else gaps.append("; of ").append(source).append(": ").append(gap);
        }
        int needed = range.old().size() / 2 + 1;
        if (sources < needed)
            breaches.add(
                    "I6",
                    null,
                    "CUTOVER, epoch %d: %s dominates the fenced snapshots of %d of %s on range %d %s, not of %d%s"
                            .formatted(
                                    epoch, target, sources, range.old(), range.index(), range.tokens(), needed, gaps));
    }

    /// The first record that the target lacks, in words; null where there is none.
    private String gap(Snapshot snapshot, int target) {
        for (int i = 0; i < snapshot.keys.length; i++) {
            KeyLedger ledger = snapshot.keys[i];
            Version has = ledger.held[target];
            if (has == null || snapshot.versions[i].isAfter(has))
                return "it has %s of %s, not %s"
                        .formatted(has == null ? "nothing" : has, ledger.key, snapshot.versions[i]);
        }
        return null;
    }

    private void cleanup(long epoch) {
        for (PlannedRange range : plan) {
            fencedMajority("I7", range, range.old(), cutoverEpoch, epoch, "CLEANUP");
            fencedMajority("I7", range, range.now(), cutoverEpoch, epoch, "CLEANUP");
        }
    }

    /// Whether the node may still take what an aborted migration sent it: it has not fenced the abort yet, and cleans
    /// up
    /// behind that fence.
    boolean mayStillClean(Machine machine) {
        return fences[machine.index()] < abortedEpoch;
    }

    private void steady(Topology before, Topology now) {
        if (before == null) return;
        before.phase().migration().ifPresent(migration -> ended(before, migration, now));
        if (before.phase() instanceof Phase.Retreat)
            for (PlannedRange range : plan)
                fencedMajority("I4", range, range.now(), retreatEpoch, now.epoch(), "STEADY after a retreat");
        if (before.phase() instanceof Phase.Cleanup cleanup)
            for (PlannedRange range : plan)
                for (NodeId leaver : range.leavers())
                    if (!isDead(leaver, cleanup.underWay(), now)) leftNothing(range, leaver, now);
    }

    /// Every migration ends where it led to or where it began.
    private void ended(Topology before, Migration migration, Topology now) {
        boolean published = before.phase() instanceof Phase.Cleanup;
        if (!published) abortedEpoch = now.epoch();
        boolean holds = now.placement().equals(published ? migration.after() : migration.before());
        if (!holds)
            breaches.add(
                    "I12",
                    null,
                    "STEADY, epoch %d, after %s has the placement neither of its end nor of its beginning: %s"
                            .formatted(
                                    now.epoch(),
                                    before.phase().label(),
                                    now.placement().ring().members()));
    }

    /// A dead node keeps what it has, and is never asked again: its id is retired.
    private static boolean isDead(NodeId node, Migration migration, Topology now) {
        return now.retired().contains(node)
                || migration.request().died().filter(node::equals).isPresent();
    }

    private void leftNothing(PlannedRange range, NodeId leaver, Topology now) {
        int number = cast.number(leaver);
        for (KeyLedger ledger : keys)
            if (ledger.held[number] != null && range.contains(ledger.key))
                breaches.add(
                        "I9",
                        ledger.key,
                        "STEADY, epoch %d, and %s still holds %s; the owners are %s"
                                .formatted(now.epoch(), leaver, ledger.held[number], range.now()));
    }

    private void fencedMajority(
            String invariant, PlannedRange range, List<NodeId> set, long needed, long epoch, String phase) {
        int fenced = 0;
        for (NodeId node : set) if (fences[cast.number(node)] >= needed) fenced++;
        if (fenced <= set.size() / 2)
            breaches.add(
                    invariant,
                    null,
                    "%s, epoch %d: of %s only %d fenced epoch %d, on range %d %s"
                            .formatted(phase, epoch, set, fenced, needed, range.index(), range.tokens()));
    }
}
