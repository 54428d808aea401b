package theseus.node.topology;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;
import theseus.node.store.Version;

/// A cluster of a, b and c that d joins: its topology in each phase, and what may follow.
final class JoinOfD {
    /// The right rules.
    static final Transitions RIGHT = new Transitions(SourcesNeeded.MAJORITY);

    private JoinOfD() {}

    static Topology steady() {
        SortedMap<NodeId, String> addresses = new TreeMap<>();
        addresses.put(new NodeId("a"), "h:1");
        Ring ring = new Ring(List.of(new NodeId("a"), new NodeId("b"), new NodeId("c")), 4);
        return accepted(Transitions.genesis(ring, addresses), new Change.AddTenant("t", 3));
    }

    static Topology prepare() {
        return accepted(steady(), join("d", "h:4", null));
    }

    static Topology dualWrite() {
        return accepted(prepare(), new Change.BeginDualWrite(1));
    }

    static Topology dataCopy() {
        return accepted(dualWrite(), new Change.BeginCopy(1));
    }

    static Topology verify() {
        return accepted(dataCopy(), new Change.BeginVerify(1));
    }

    static Topology cutover() {
        return accepted(verify(), new Change.CutOver(1, evidence(2)));
    }

    static Topology retreat() {
        return accepted(cutover(), new Change.Abort(1, "test"));
    }

    static Topology cleanup() {
        return accepted(cutover(), new Change.PublishNew(1));
    }

    /// Every target has verified so many sources of each range.
    static Evidence evidence(int sources) {
        SortedMap<Integer, SortedMap<NodeId, List<NodeId>>> verified = new TreeMap<>();
        for (PlannedRange range : prepare().phase().migration().orElseThrow().plan()) {
            SortedMap<NodeId, List<NodeId>> byTarget = new TreeMap<>();
            for (NodeId target : range.targets())
                byTarget.put(target, range.old().subList(0, sources));
            verified.put(range.index(), byTarget);
        }
        return new Evidence(verified);
    }

    /// From PREPARE to CLEANUP.
    static Topology driven(Topology now) {
        long session = now.openSession();
        now = accepted(now, new Change.BeginDualWrite(session));
        now = accepted(now, new Change.BeginCopy(session));
        now = accepted(now, new Change.BeginVerify(session));
        SortedMap<Integer, SortedMap<NodeId, List<NodeId>>> verified = new TreeMap<>();
        for (PlannedRange range : now.phase().migration().orElseThrow().plan()) {
            SortedMap<NodeId, List<NodeId>> byTarget = new TreeMap<>();
            for (NodeId target : range.targets()) byTarget.put(target, range.old());
            verified.put(range.index(), byTarget);
        }
        now = accepted(now, new Change.CutOver(session, new Evidence(verified)));
        return accepted(now, new Change.PublishNew(session));
    }

    static Topology finished(Topology cleanup) {
        return accepted(cleanup, new Change.Finish(cleanup.openSession(), MoveCounts.NONE, new TreeMap<>()));
    }

    static Change.Admit join(String node, String address, String token) {
        return new Change.Admit(new Admission.Join(new NodeId(node), address), token, false);
    }

    /// What the right rules make of the change.
    static Topology accepted(Topology from, Change change) {
        return switch (RIGHT.decide(from, from.epoch(), change)) {
            case Decision.Accepted accepted -> accepted.topology();
            case Decision.Refused refused -> throw new AssertionError(refused.sentence());
        };
    }

    /// Why the right rules refuse it.
    static Decision.Refused refused(Topology now, Change change) {
        return (Decision.Refused) RIGHT.decide(now, now.epoch(), change);
    }

    static Version version(long clock) {
        return new Version(clock, 0, 0);
    }
}
