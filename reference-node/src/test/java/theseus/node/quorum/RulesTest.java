package theseus.node.quorum;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.node.Conduct;
import theseus.node.Control;
import theseus.node.Flaw;
import theseus.node.Switch;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;
import theseus.node.topology.Admission;
import theseus.node.topology.Evidence;
import theseus.node.topology.Floor;
import theseus.node.topology.Migration;
import theseus.node.topology.Phase;
import theseus.node.topology.Placement;
import theseus.node.topology.Topology;

/// Phases that may be in force side by side, enumerated with every set of answers that satisfies either.
class RulesTest {
    private static final Rules RIGHT = Rules.RIGHT;
    private static final List<NodeId> OLD = ids("a", "b", "c");
    private static final List<NodeId> NEW = ids("a", "b", "c", "d");

    @Test
    void whatAPhaseWritesItsNeighboursRead() {
        for (int factor = 1; factor <= 3; factor++) {
            for (Key key : keysThatMove(factor)) {
                for (List<Topology> pair : neighbours(factor)) {
                    assertTrue(meets(RIGHT, pair.get(0), pair.get(1), key), () -> described(pair, key));
                    assertTrue(meets(RIGHT, pair.get(1), pair.get(0), key), () -> described(pair, key));
                }
            }
        }
    }

    @Test
    void writingToBothInTheFirstPhaseOnlyMissesTheReadersOfTheNewOwners() {
        Rules wrong = rules(Flaw.DUAL_WRITE_STOPS_EARLY);
        List<Topology> line = line(3);
        assertFalse(keysThatMove(3).stream().allMatch(key -> meets(wrong, line.get(4), line.get(5), key)));
    }

    @Test
    void leavingOutTheCutoverMissesReaders() {
        List<Topology> line = line(3);
        assertFalse(keysThatMove(3).stream().allMatch(key -> meets(RIGHT, line.get(6), line.get(4), key)));
    }

    @Test
    void countingTheOverlapForTheOldSetAloneLeavesTheNewQuorumOutOfReach() {
        Rules wrong = rules(Flaw.OVERLAP_COUNTED_FOR_OLD_ONLY);
        Key key = keysThatMove(3).getFirst();
        Quorum quorum = wrong.toWrite(line(3).get(2), key, Consistency.QUORUM);
        assertFalse(quorum.reachedBy(quorum.asked()));
    }

    @Test
    void threeOfTheFourServeAsWellAsTwoMajorities() {
        Rules control = rules(Control.THREE_OF_FOUR);
        for (Key key : keysThatMove(3)) {
            assertTrue(control.toWrite(line(3).get(3), key, Consistency.QUORUM)
                    .shares()
                    .equals(List.of(new Quorum.Share(
                            control.toWrite(line(3).get(3), key, Consistency.QUORUM)
                                    .asked(),
                            3))));
            for (List<Topology> pair : neighbours(3)) {
                assertTrue(meets(control, pair.get(0), pair.get(1), key), () -> described(pair, key));
                assertTrue(meets(control, pair.get(1), pair.get(0), key), () -> described(pair, key));
            }
        }
    }

    @Test
    void notWaitingForTheNewOwnersMissesTheirReaders() {
        Rules wrong = rules(Flaw.DUAL_WRITE_BEST_EFFORT);
        assertFalse(keysThatMove(3).stream().allMatch(key -> meets(wrong, line(3).get(4), line(3).get(5), key)));
    }

    @Test
    void countingTheJoinerAmongTheReadersMissesWhatTheOldOwnersTook() {
        Rules wrong = rules(Flaw.READ_FROM_UNCOPIED_JOINER);
        assertFalse(keysThatMove(3).stream().allMatch(key -> meets(wrong, line(3).get(1), line(3).get(2), key)));
    }

    @Test
    void askingTheWholeRingForTheOldQuorumAsksThoseWhoDoNotOwnTheKey() {
        Rules wrong = rules(Flaw.OLD_REPLICAS_CLUSTER_WIDE);
        Key key = keysThatMove(1).getFirst();
        assertTrue(
                wrong.toWrite(line(1).get(2), key, Consistency.QUORUM).asked().containsAll(NEW));
    }

    @Test
    void aReadIsCompletedAtTheWritersButUnderTheFlaw() {
        Topology copying = line(3).get(3);
        Key key = keysThatMove(3).getFirst();
        assertTrue(RIGHT.toWriteBack(copying, key, Consistency.QUORUM)
                .equals(RIGHT.toWrite(copying, key, Consistency.QUORUM)));
        Rules wrong = rules(Flaw.WRITE_BACK_TO_OLD_ONLY);
        assertTrue(wrong.toWriteBack(copying, key, Consistency.QUORUM)
                .equals(RIGHT.toRead(copying, key, Consistency.QUORUM)));
    }

    @Test
    void notFoundVotesButUnderTheFlaw() {
        assertTrue(RIGHT.counts(null));
        assertFalse(rules(Flaw.NOT_FOUND_IS_NO_VOTE).counts(null));
    }

    private static Rules rules(Switch one) {
        return Conduct.with(Set.of(one)).rules();
    }

    @Test
    void aKeyThatStaysIsWrittenAndReadInOneSetThroughout() {
        Key still = keys().filter(key -> !moves(line(3), key)).findFirst().orElseThrow();
        for (Topology topology : line(3)) {
            assertTrue(
                    RIGHT.toWrite(topology, still, Consistency.QUORUM).shares().size() == 1);
        }
    }

    @Test
    void allMeansEveryNodeOfBothSets() {
        Key key = keysThatMove(3).getFirst();
        Quorum read = RIGHT.toRead(line(3).get(3), key, Consistency.ALL);
        assertTrue(read.reachedBy(NEW));
        assertTrue(NEW.stream()
                .noneMatch(missing -> read.reachedBy(
                        NEW.stream().filter(n -> !n.equals(missing)).toList())));
    }

    /// Whether every set of acknowledgements that completes a write under `writes` has a member in every set of answers
    /// that
    /// completes a read under `reads`.
    private static boolean meets(Rules rules, Topology writes, Topology reads, Key key) {
        Quorum toWrite = rules.toWrite(writes, key, Consistency.QUORUM);
        Quorum toRead = rules.toRead(reads, key, Consistency.QUORUM);
        for (List<NodeId> acknowledged : subsets()) {
            if (!toWrite.reachedBy(acknowledged)) continue;
            for (List<NodeId> answered : subsets()) {
                boolean seen = answered.stream().anyMatch(acknowledged::contains);
                if (toRead.reachedBy(answered) && !seen) return false;
            }
        }
        return true;
    }

    private static List<List<Topology>> neighbours(int factor) {
        List<Topology> line = line(factor);
        List<List<Topology>> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < line.size(); i++) pairs.add(List.of(line.get(i), line.get(i + 1)));
        for (int aborted = 1; aborted <= 4; aborted++) pairs.add(List.of(line.get(aborted), line.get(0)));
        Topology retreat = in(line.get(5), new Phase.Retreat(migration(factor), 3));
        pairs.add(List.of(line.get(5), retreat));
        pairs.add(List.of(retreat, line.get(0)));
        return pairs;
    }

    /// STEADY, PREPARE, DUAL_WRITE, DATA_COPY, VERIFY, CUTOVER, CLEANUP, STEADY.
    private static List<Topology> line(int factor) {
        Migration migration = migration(factor);
        Topology steady = at(1, new Phase.Steady(), migration.before());
        Topology done = at(8, new Phase.Steady(), migration.after());
        return List.of(
                steady,
                in(steady, new Phase.Prepare(migration)),
                in(steady, new Phase.DualWrite(migration, 3)),
                in(steady, new Phase.DataCopy(migration, 3)),
                in(steady, new Phase.Verify(migration, 3)),
                in(steady, new Phase.Cutover(migration, 3, new Evidence(new TreeMap<>()))),
                in(done, new Phase.Cleanup(migration)),
                done);
    }

    private static Topology in(Topology of, Phase phase) {
        return at(of.epoch() + 1, phase, of.placement());
    }

    private static Topology at(long epoch, Phase phase, Placement placement) {
        return new Topology(
                epoch, phase, placement, 1, Floor.NONE, new TreeMap<>(), new TreeSet<>(), List.of(), false, null);
    }

    private static Migration migration(int factor) {
        TreeMap<String, Integer> factors = new TreeMap<>();
        factors.put("t", factor);
        Placement before = new Placement(new Ring(OLD, 4), factors);
        Placement after = new Placement(new Ring(NEW, 4), factors);
        return new Migration(1, new Admission.Join(new NodeId("d"), "h:4"), null, before, after);
    }

    private static List<Key> keysThatMove(int factor) {
        return keys().filter(key -> moves(line(factor), key)).limit(12).toList();
    }

    private static boolean moves(List<Topology> line, Key key) {
        return !line.get(2).replicas(key).unmoved();
    }

    private static java.util.stream.Stream<Key> keys() {
        return java.util.stream.IntStream.range(0, 500).mapToObj(i -> Key.of("t", "k" + i));
    }

    private static List<List<NodeId>> subsets() {
        List<List<NodeId>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << NEW.size(); bits++) {
            List<NodeId> subset = new ArrayList<>();
            for (int i = 0; i < NEW.size(); i++) if ((bits >> i & 1) == 1) subset.add(NEW.get(i));
            subsets.add(subset);
        }
        return subsets;
    }

    private static String described(List<Topology> pair, Key key) {
        return key + " between " + pair.get(0).phase().label() + " and "
                + pair.get(1).phase().label();
    }

    private static List<NodeId> ids(String... names) {
        return java.util.Arrays.stream(names).map(NodeId::new).toList();
    }
}
