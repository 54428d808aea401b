package theseus.harness.world.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import theseus.harness.world.Scene;
import theseus.node.environment.Observation;
import theseus.node.environment.Observation.Cause;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;
import theseus.node.store.Version;
import theseus.node.topology.Admission;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.Evidence;
import theseus.node.topology.Floor;
import theseus.node.topology.MoveCounts;
import theseus.node.topology.Phase;
import theseus.node.topology.Placement;
import theseus.node.topology.PlannedRange;
import theseus.node.topology.SourcesNeeded;
import theseus.node.topology.Topology;
import theseus.node.topology.Transitions;

/// Each invariant notices its breach, and a sound migration breaks none. Nodes are told by hand what they did.
class InvariantsTest {
    private static final Scene SCENE = new Scene(1, List.of("n1", "n2", "n3"), List.of("n4"), 8, new TreeSet<>(), 0, 0);
    private static final Version ONE = new Version(1, 1, 1);
    private static final Version TWO = new Version(2, 1, 2);

    private final Transitions transitions = new Transitions(SourcesNeeded.MAJORITY);
    private final Cast cast = Machines.cast(SCENE);
    private final Breaches breaches = new Breaches(new Schedule());
    private final Invariants invariants = new Invariants(cast, breaches);
    private final Machines machines = machines();
    private Topology now;

    InvariantsTest() {
        TreeMap<NodeId, String> addresses = new TreeMap<>();
        for (String node : SCENE.nodes()) addresses.put(new NodeId(node), node);
        decided(Transitions.genesis(
                new Ring(SCENE.nodes().stream().map(NodeId::new).toList(), 8), addresses));
        decide(new Change.AddTenant("acme", 3));
    }

    private final Key moving = movingKey();

    @Test
    void aSoundJoinBreaksNothing() {
        soundJoin();
        saw("n4", new Observation.FenceRaised(now.epoch()));
        assertEquals(List.of(), codes());
    }

    @Test
    void i1AnAcknowledgedWriteIsInEveryReadQuorum() {
        stored("n1", moving, ONE, "a");
        saw("n1", new Observation.WriteAcknowledged(moving, ONE, now.epoch()));
        assertEquals(List.of("I1"), codes());
    }

    @Test
    void i1HoldsForTheQuorumsOfTheTopologyInForce() {
        join();
        stored("n4", moving, ONE, "a");
        String leaver = leaver();
        for (String node : SCENE.nodes()) if (!node.equals(leaver)) stored(node, moving, ONE, "a");
        saw("n1", new Observation.WriteAcknowledged(moving, ONE, now.epoch()));
        assertEquals(List.of(), codes());
        decide(new Change.BeginDualWrite(1));
        for (String node : SCENE.nodes()) if (!node.equals(leaver)) stored(node, moving, TWO, "b");
        saw("n1", new Observation.WriteAcknowledged(moving, TWO, now.epoch()));
        assertEquals(List.of(), codes());
        forget("n4", moving);
        forget(stayers().getFirst(), moving);
        assertEquals(List.of("I8", "I8", "I1"), codes());
    }

    @Test
    void i2AVersionNeverGoesDown() {
        stored("n1", moving, TWO, "b");
        stored("n1", moving, ONE, "a");
        assertEquals(List.of("I2"), codes());
    }

    @Test
    void i3AFenceNeverFalls() {
        saw("n1", new Observation.FenceRaised(2));
        saw("n1", new Observation.FenceRaised(1));
        assertEquals(List.of("I3"), codes());
    }

    @Test
    void i4NoRulesBeginWhileThoseTwoStepsBackAreOpen() {
        untilVerify();
        cutOver();
        assertEquals("I4", codes().getFirst());
    }

    @Test
    void i4NeedsNoFenceWhereEveryOldMajorityMeetsEveryNewOne() {
        decide(new Change.Admit(new Admission.Refactor("acme", 2), null, false));
        decide(new Change.BeginDualWrite(1));
        decide(new Change.BeginCopy(1));
        decide(new Change.BeginVerify(1));
        cutOver();
        assertEquals(List.of(), codes());
    }

    @Test
    void i4ARetreatEndsBehindItsBarrierOnly() {
        untilVerify();
        fenceAll(now.epoch());
        snapshots();
        cutOver();
        decide(new Change.Abort(1, "test"));
        assertEquals(List.of(), codes());
        decide(new Change.Finish(1, MoveCounts.NONE, new TreeMap<>()));
        assertEquals("I4", codes().getFirst());
    }

    @Test
    void i4NoRoundCompletesInAnEpochThatNobodyDecidedOn() {
        saw("n1", new Observation.RoundCompleted(now.epoch()));
        assertEquals(List.of(), codes());
        saw("n1", new Observation.RoundCompleted(now.epoch() + 1));
        assertEquals(List.of("I4"), codes());
    }

    @Test
    void i5OneVersionIsOneValue() {
        stored("n1", moving, ONE, "a");
        stored("n2", moving, ONE, "a");
        assertEquals(List.of(), codes());
        stored("n3", moving, ONE, null);
        assertEquals("I5", codes().getFirst());
    }

    @Test
    void i6NoCutoverBeforeTheTargetsDominateFencedSnapshots() {
        for (String node : SCENE.nodes()) stored(node, moving, ONE, "a");
        untilVerify();
        fenceAll(now.epoch());
        snapshots();
        cutOver();
        assertEquals(List.of("I6"), codes());
    }

    @Test
    void i6ASnapshotBeforeTheFenceDoesNotCount() {
        stored("n1", moving, ONE, "a");
        untilVerify();
        snapshots();
        stored("n4", moving, ONE, "a");
        fenceAll(now.epoch());
        cutOver();
        assertEquals("I6", codes().getFirst());
    }

    @Test
    void i7NoCleanupBeforeTheCutoverIsFenced() {
        untilVerify();
        fenceAll(now.epoch());
        snapshots();
        cutOver();
        assertEquals(List.of(), codes());
        decide(new Change.PublishNew(1));
        assertEquals("I7", codes().getFirst());
    }

    @Test
    void i8NothingIsDestroyedThatMayStillBeWritten() {
        stored("n1", moving, ONE, "a");
        fenceAll(now.epoch());
        forget("n1", moving);
        assertEquals(List.of("I8"), codes());
    }

    @Test
    void i9ALeaverThatIsDoneHoldsNothing() {
        for (String node : SCENE.nodes()) stored(node, moving, ONE, "a");
        untilVerify();
        fenceAll(now.epoch());
        snapshots();
        stored("n4", moving, ONE, "a");
        cutOver();
        fenceAll(now.epoch());
        decide(new Change.PublishNew(1));
        fenceAll(now.epoch());
        decide(new Change.Finish(1, MoveCounts.NONE, new TreeMap<>()));
        assertEquals(List.of("I9"), codes());
    }

    @Test
    void i9OnlyOwnersTakeAKeyInSteady() {
        soundJoin();
        stored(leaver(), moving, ONE, "a");
        assertEquals(List.of("I9"), codes());
    }

    @Test
    void i9WhoHasFencedAnAbortTakesNothingMoreOfIt() {
        soundJoin();
        decide(new Change.Admit(new Admission.Leave(new NodeId("n4")), null, false));
        decide(new Change.BeginDualWrite(2));
        decide(new Change.Abort(2, "test"));
        stored(leaver(), moving, ONE, "a");
        assertEquals(List.of(), codes());
        fenceAll(now.epoch());
        forget(leaver(), moving);
        stored(leaver(), moving, TWO, "b");
        assertEquals(List.of("I9"), codes());
    }

    @Test
    void i10ACopyBelongsToTheOpenSession() {
        saw("n4", new Observation.CopyArrived(1, 1));
        assertEquals(List.of(), codes());
        saw("n4", new Observation.CopyArrived(1, 2));
        assertEquals(List.of("I10"), codes());
    }

    @Test
    void i11TheFloorOnlyGrowsAndNothingReappearsBelowIt() {
        decided(withFloor(now.epoch() + 1, TWO));
        stored("n1", moving, ONE, "a");
        assertEquals(List.of("I11"), codes());
        decided(withFloor(now.epoch() + 1, ONE));
        assertEquals(List.of("I11", "I11"), codes());
    }

    @Test
    void i11WhoOwnsNothingMayTakeWhatAnAbortedMigrationSentButNotBringItAlong() {
        lateBelowTheFloor();
        decide(new Change.Admit(new Admission.Join(new NodeId("n4"), "n4:1"), null, false));
        assertEquals(List.of(), codes());
        decide(new Change.BeginDualWrite(2));
        assertEquals(List.of("I11"), codes());
    }

    @Test
    void i11WhatWasTakenBelowTheFloorMayBeForgottenInPrepare() {
        lateBelowTheFloor();
        decide(new Change.Admit(new Admission.Join(new NodeId("n4"), "n4:1"), null, false));
        saw("n4", new Observation.FenceRaised(now.epoch()));
        forget("n4", moving);
        decide(new Change.BeginDualWrite(2));
        assertEquals(List.of(), codes());
    }

    @Test
    void i11WhoHasFencedTheAbortTakesNothingBelowTheFloorAnyMore() {
        abortedJoin();
        decided(withFloor(now.epoch() + 1, TWO));
        fenceAll(now.epoch());
        stored("n4", moving, ONE, "a");
        assertEquals(List.of("I11"), codes());
    }

    private void lateBelowTheFloor() {
        abortedJoin();
        decided(withFloor(now.epoch() + 1, TWO));
        stored("n4", moving, ONE, "a");
        assertEquals(List.of(), codes());
    }

    private void abortedJoin() {
        join();
        decide(new Change.BeginDualWrite(1));
        decide(new Change.Abort(1, "test"));
    }

    @Test
    void i11OnlyATombstoneBelowTheFloorIsPurgedWhereNobodyHoldsWhatItHadDeleted() {
        for (String node : SCENE.nodes()) stored(node, moving, TWO, null);
        saw("n1", new Observation.WriteAcknowledged(moving, TWO, now.epoch()));
        purge("n1", now.epoch());
        assertEquals(List.of("I11"), codes(), "above the floor");
        decided(withFloor(now.epoch() + 1, TWO));
        purge("n2", now.epoch() - 1);
        assertEquals(List.of("I11", "I11"), codes(), "behind an older fence");
        purge("n3", now.epoch());
        assertEquals(List.of("I11", "I11"), codes());
    }

    @Test
    void i11AFloorThatWasFencedBuriesWhateverRisesAfterIt() {
        for (String node : SCENE.nodes()) stored(node, moving, TWO, null);
        decided(withFloor(now.epoch() + 1, TWO));
        long fenced = now.epoch();
        decided(withFloor(now.epoch() + 1, new Version(3, 1, 3)));
        purge("n2", fenced);
        assertEquals(List.of(), codes());
    }

    @Test
    void i1APurgedTombstoneMayBeAcknowledgedLate() {
        for (String node : SCENE.nodes()) stored(node, moving, TWO, null);
        decided(withFloor(now.epoch() + 1, TWO));
        for (String node : SCENE.nodes()) purge(node, now.epoch());
        saw("n1", new Observation.WriteAcknowledged(moving, TWO, now.epoch()));
        assertEquals(List.of(), codes());
        saw("n1", new Observation.WriteAcknowledged(moving, new Version(3, 1, 3), now.epoch()));
        assertEquals(List.of("I1"), codes());
    }

    @Test
    void i11NothingIsPurgedThatStillHidesAnOlderValue() {
        stored("n1", moving, ONE, "a");
        stored("n2", moving, TWO, null);
        decided(withFloor(now.epoch() + 1, TWO));
        purge("n2", now.epoch());
        assertEquals(List.of("I11"), codes());
    }

    @Test
    void i12EpochsFollowEachOtherAndAreWhatWasDecided() {
        saw("n2", new Observation.TopologyLearned(now));
        saw("n1", new Observation.TopologyDecided(now));
        assertEquals(List.of(), codes());
        saw("n2", new Observation.TopologyLearned(withFloor(now.epoch() + 1, ONE)));
        assertEquals(List.of("I12"), codes());
        decided(withFloor(now.epoch() + 2, ONE));
        assertEquals(List.of("I12", "I12"), codes());
        Topology other = topology(now.epoch(), now.lastSession() + 9, now.floor());
        saw("n2", new Observation.TopologyLearned(other));
        assertEquals(List.of("I12", "I12", "I12"), codes());
    }

    @Test
    void i12AMigrationEndsWhereItLedToOrWhereItBegan() {
        join();
        Placement grown = now.phase().migration().orElseThrow().after();
        decided(new Topology(
                now.epoch() + 1,
                new Phase.Steady(),
                grown,
                1,
                now.floor(),
                now.addresses(),
                now.retired(),
                List.of(),
                false,
                null));
        assertEquals(List.of("I12"), codes());
    }

    private void soundJoin() {
        untilVerify();
        fenceAll(now.epoch());
        snapshots();
        cutOver();
        fenceAll(now.epoch());
        decide(new Change.PublishNew(1));
        fenceAll(now.epoch());
        decide(new Change.Finish(1, MoveCounts.NONE, new TreeMap<>()));
        assertEquals(List.of(), codes());
    }

    private void join() {
        decide(new Change.Admit(new Admission.Join(new NodeId("n4"), "n4:1"), null, false));
    }

    private void untilVerify() {
        join();
        decide(new Change.BeginDualWrite(1));
        decide(new Change.BeginCopy(1));
        decide(new Change.BeginVerify(1));
    }

    private void cutOver() {
        SortedMap<Integer, SortedMap<NodeId, List<NodeId>>> all = new TreeMap<>();
        for (PlannedRange range : plan()) {
            SortedMap<NodeId, List<NodeId>> byTarget = new TreeMap<>();
            for (NodeId target : range.targets()) byTarget.put(target, range.old());
            all.put(range.index(), byTarget);
        }
        decide(new Change.CutOver(1, new Evidence(all)));
    }

    private void snapshots() {
        for (PlannedRange range : plan())
            for (NodeId source : range.old())
                saw(
                        source.name(),
                        new Observation.SnapshotTaken(
                                1, range.index(), range.tokens(), List.of(), List.of(), now.epoch()));
    }

    private List<PlannedRange> plan() {
        return now.phase().migration().orElseThrow().plan();
    }

    private void fenceAll(long epoch) {
        for (int i = 0; i < cast.size(); i++) saw(cast.node(i).name(), new Observation.FenceRaised(epoch));
    }

    private String leaver() {
        Ring after = new Ring(IntStream.range(0, 4).mapToObj(cast::node).toList(), 8);
        return SCENE.nodes().stream()
                .filter(node -> !after.replicas(moving.token(), 3).contains(new NodeId(node)))
                .findFirst()
                .orElseThrow();
    }

    private List<String> stayers() {
        return SCENE.nodes().stream().filter(node -> !node.equals(leaver())).toList();
    }

    private Key movingKey() {
        Ring after = new Ring(IntStream.range(0, 4).mapToObj(cast::node).toList(), 8);
        return IntStream.range(0, 100)
                .mapToObj(i -> Key.of("acme", "k" + i))
                .filter(key -> after.replicas(key.token(), 3).contains(new NodeId("n4")))
                .findFirst()
                .orElseThrow();
    }

    private Topology withFloor(long epoch, Version floor) {
        return topology(epoch, now.lastSession(), new Floor(floor, epoch, null));
    }

    private Topology topology(long epoch, long lastSession, Floor floor) {
        return new Topology(
                epoch,
                now.phase(),
                now.placement(),
                lastSession,
                floor,
                now.addresses(),
                now.retired(),
                now.queue(),
                now.paused(),
                now.lastReport());
    }

    private void decide(Change change) {
        Decision decision = transitions.decide(now, now.epoch(), change);
        if (!(decision instanceof Decision.Accepted accepted)) throw new AssertionError(decision);
        decided(accepted.topology());
    }

    private void decided(Topology topology) {
        now = topology;
        saw("n1", new Observation.TopologyDecided(topology));
    }

    private void stored(String node, Key key, Version version, String value) {
        saw(node, new Observation.Stored(key, version, value, Cause.CLIENT, now.epoch()));
    }

    private void forget(String node, Key key) {
        saw(node, new Observation.Forgot(key, ONE, now.epoch(), now.epoch()));
    }

    private void purge(String node, long fence) {
        saw(node, new Observation.Purged(moving, TWO, fence, now.epoch()));
    }

    private void saw(String node, Observation observation) {
        invariants.saw(machines.named(node), observation);
    }

    private List<String> codes() {
        return breaches.all().stream()
                .map(finding -> finding.sentence().split(" ")[0])
                .toList();
    }

    private Machines machines() {
        SimOptions calm = SimOptions.calm();
        Schedule schedule = new Schedule();
        SimNetwork network = new SimNetwork(schedule, calm.links(), Choices.drawn(1), null, cast.size());
        return new Machines(
                SCENE,
                calm,
                Choices.drawn(1),
                cast,
                schedule,
                network,
                new Witness(invariants, breaches, schedule, null));
    }
}
