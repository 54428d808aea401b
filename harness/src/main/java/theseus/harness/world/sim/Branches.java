package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import theseus.harness.system.Branch;
import theseus.node.environment.Observation;
import theseus.node.ring.Key;
import theseus.node.topology.MigrationReport;
import theseus.node.topology.Phase;
import theseus.node.topology.PhaseName;
import theseus.node.topology.Replicas;
import theseus.node.topology.Topology;

/// Counts how often the nodes went along each [Branch].
final class Branches {
    private static final Branch[] ALL = Branch.values();

    private final long[] counts = new long[ALL.length];
    private final List<Topology> decided = new ArrayList<>();
    private final TreeSet<String> copied = new TreeSet<>();
    private final TreeSet<Key> written = new TreeSet<>();

    void saw(Machine at, Observation observation) {
        switch (observation) {
            case Observation.TopologyDecided(Topology topology) -> decided(topology);
            case Observation.TopologyLearned(Topology topology) -> learned(at, topology);
            case Observation.WriteAcknowledged done -> acknowledged(at, done);
            case Observation.RoundCompleted(long epoch) -> completed(epoch);
            case Observation.Stored stored -> stored(at, stored);
            case Observation.FenceRaised(long epoch) -> fenced(epoch);
            case Observation.Forgot forgot -> forgot(forgot);
            case Observation.SnapshotTaken _ -> count(Branch.SNAPSHOT_BEHIND_FENCE);
            case Observation.RangeCopied range -> copied(at, range);
            case Observation.GuardFired _,
                    Observation.Purged _,
                    Observation.CopyArrived _,
                    Observation.DiskFailed _ -> {}
        }
    }

    /// Adds the counts, by name; those that are 0 too.
    void addTo(SortedMap<String, Long> points) {
        for (Branch branch : ALL) points.put(branch.name(), counts[branch.ordinal()]);
    }

    private void count(Branch branch) {
        counts[branch.ordinal()]++;
    }

    private void decided(Topology topology) {
        if (!decided.isEmpty() && topology.epoch() <= decided.getLast().epoch()) return;
        boolean ended = !decided.isEmpty() && !(decided.getLast().phase() instanceof Phase.Steady);
        MigrationReport report = topology.lastReport();
        if (ended && topology.phase() instanceof Phase.Steady && report != null)
            if (report.reason().contains("unreachable")) count(Branch.SILENT_NODE_GIVEN_UP);
        decided.add(topology);
        copied.clear();
    }

    /// The topology of that epoch; null where it was not seen.
    private Topology of(long epoch) {
        if (decided.isEmpty()) return null;
        long place = epoch - decided.getFirst().epoch();
        return place < 0 || place >= decided.size() ? null : decided.get((int) place);
    }

    private PhaseName phase(long epoch) {
        Topology topology = of(epoch);
        return topology == null ? PhaseName.STEADY : topology.phase().label();
    }

    private void learned(Machine at, Topology topology) {
        if (topology.phase().migration().isPresent() && !at.node().drives()) count(Branch.PHASE_LEARNED);
    }

    private void acknowledged(Machine at, Observation.WriteAcknowledged done) {
        if (written.add(done.key())) count(Branch.FIRST_VERSION_WRITTEN);
        if (done.version().clock() > at.clock().wallMicros()) count(Branch.MINTED_ABOVE_THE_CLOCK);
        Topology topology = of(done.epoch());
        if (topology == null || topology.replicas(done.key()).unmoved()) return;
        switch (topology.phase().label()) {
            case DUAL_WRITE -> count(Branch.WRITTEN_TO_BOTH_IN_DUAL_WRITE);
            case DATA_COPY -> count(Branch.WRITTEN_TO_BOTH_IN_DATA_COPY);
            case VERIFY -> count(Branch.WRITTEN_TO_BOTH_IN_VERIFY);
            case CUTOVER -> count(Branch.WRITTEN_TO_BOTH_IN_CUTOVER);
            case STEADY, PREPARE, RETREAT, CLEANUP -> {}
        }
    }

    private void completed(long epoch) {
        switch (phase(epoch)) {
            case DUAL_WRITE -> count(Branch.ROUND_IN_DUAL_WRITE);
            case DATA_COPY -> count(Branch.ROUND_IN_DATA_COPY);
            case VERIFY -> count(Branch.ROUND_IN_VERIFY);
            case CUTOVER -> count(Branch.ROUND_IN_CUTOVER);
            case CLEANUP -> count(Branch.ROUND_IN_CLEANUP);
            case STEADY, PREPARE, RETREAT -> {}
        }
    }

    private void stored(Machine at, Observation.Stored stored) {
        switch (stored.cause()) {
            case COPY -> count(stored.value() == null ? Branch.TOMBSTONE_COPIED : Branch.VALUE_COPIED);
            case WRITE_BACK -> {
                Topology topology = of(stored.epoch());
                if (topology == null) return;
                Replicas replicas = topology.replicas(stored.key());
                boolean gains =
                        replicas.now().contains(at.id()) && !replicas.old().contains(at.id());
                if (gains) count(Branch.WRITTEN_BACK_TO_GAINER);
            }
            case CLIENT, VERIFY_PULL, SWEEP, HINT -> {}
        }
    }

    private void fenced(long epoch) {
        switch (phase(epoch)) {
            case PREPARE -> count(Branch.FENCED_IN_PREPARE);
            case DUAL_WRITE, DATA_COPY, VERIFY -> count(Branch.FENCED_IN_DUAL_WRITE);
            case CUTOVER -> count(Branch.FENCED_IN_CUTOVER);
            case CLEANUP -> count(Branch.FENCED_IN_CLEANUP);
            case STEADY, RETREAT -> {}
        }
    }

    private void forgot(Observation.Forgot forgot) {
        switch (phase(forgot.epoch())) {
            case PREPARE -> count(Branch.WIPED_IN_PREPARE);
            case CLEANUP -> count(Branch.DELETED_IN_CLEANUP);
            case STEADY, DUAL_WRITE, DATA_COPY, VERIFY, CUTOVER, RETREAT -> {}
        }
    }

    private void copied(Machine at, Observation.RangeCopied range) {
        if (range.verified()) return;
        String target = at.name() + " " + range.range();
        count(copied.add(target) ? Branch.RANGE_COPIED : Branch.RANGE_COPIED_FROM_ANOTHER);
    }
}
