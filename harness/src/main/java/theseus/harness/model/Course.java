package theseus.harness.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;
import theseus.node.topology.Admission;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.Evidence;
import theseus.node.topology.MoveCounts;
import theseus.node.topology.Phase;
import theseus.node.topology.PlannedRange;
import theseus.node.topology.Topology;
import theseus.node.topology.Transitions;

/// Every topology that the cluster can come to within the bounds: a tree, for each has one predecessor. The node's
/// [Transitions] decides what follows what. A, B and C form the first ring and D joins; the one key that is looked
/// at belongs to A, B and C before and to B, C and D after.
final class Course {
    static final List<NodeId> NODES =
            Stream.of("A", "B", "C", "D").map(NodeId::new).toList();
    static final NodeId JOINER = NODES.get(3);
    private static final String TENANT = "t";

    /// A change that leads from one topology to another.
    ///
    /// @param change as proposed; a cutover with all the evidence there could be
    /// @param to the index of the topology that follows
    record Turn(Change change, int to) {}

    private final Transitions transitions;
    private final Bounds bounds;
    private final Key key;
    private final List<Topology> topologies = new ArrayList<>();
    private final List<int[]> chains = new ArrayList<>();
    private final List<List<Turn>> turns = new ArrayList<>();

    Course(Transitions transitions, Bounds bounds) {
        this.transitions = transitions;
        this.bounds = bounds;
        SortedMap<NodeId, String> addresses = new TreeMap<>();
        for (NodeId node : NODES.subList(0, 3)) addresses.put(node, node.name() + ":1");
        Topology genesis = Transitions.genesis(new Ring(NODES.subList(0, 3), 1), addresses);
        Topology first = accepted(genesis, new Change.AddTenant(TENANT, 3)).orElseThrow();
        this.key = keyThatAGives(first);
        grow(first, new int[0], bounds.migrations(), bounds.aborts());
    }

    /// The one key.
    Key key() {
        return key;
    }

    int size() {
        return topologies.size();
    }

    Topology at(int index) {
        return topologies.get(index);
    }

    /// The topology of that epoch among the predecessors of the one at the index, itself included.
    Topology at(int index, long epoch) {
        return topologies.get(index(index, epoch));
    }

    /// The index of that topology.
    int index(int index, long epoch) {
        return chains.get(index)[(int) epoch];
    }

    /// The epoch of the very first topology.
    long firstEpoch() {
        return topologies.getFirst().epoch();
    }

    /// What may follow.
    List<Turn> turns(int index) {
        return turns.get(index);
    }

    /// Whether the authority accepts the cutover on the evidence that D has verified these sources.
    boolean acceptsCutover(int index, List<NodeId> verified) {
        Topology now = at(index);
        return accepted(now, new Change.CutOver(now.openSession(), evidence(now, verified)))
                .isPresent();
    }

    /// The range of the plan that holds the key.
    PlannedRange range(Topology topology) {
        return topology.phase().migration().orElseThrow().plan().stream()
                .filter(range -> range.contains(key))
                .findFirst()
                .orElseThrow();
    }

    private int grow(Topology topology, int[] before, int migrationsLeft, int abortsLeft) {
        int index = topologies.size();
        int[] chain = java.util.Arrays.copyOf(before, (int) topology.epoch() + 1);
        chain[(int) topology.epoch()] = index;
        topologies.add(topology);
        chains.add(chain);
        List<Turn> found = new ArrayList<>();
        turns.add(found);
        for (Change change : candidates(topology, migrationsLeft, abortsLeft)) {
            accepted(topology, change)
                    .ifPresent(next -> found.add(new Turn(
                            change,
                            grow(
                                    next,
                                    chain,
                                    migrationsLeft - (change instanceof Change.Admit ? 1 : 0),
                                    abortsLeft - (change instanceof Change.Abort ? 1 : 0)))));
        }
        return index;
    }

    private List<Change> candidates(Topology now, int migrationsLeft, int abortsLeft) {
        long session = now.openSession();
        List<Change> candidates = new ArrayList<>(List.of(
                new Change.BeginDualWrite(session),
                new Change.BeginCopy(session),
                new Change.BeginVerify(session),
                new Change.CutOver(session, evidence(now, NODES.subList(0, 3))),
                new Change.PublishNew(session),
                new Change.Finish(session, MoveCounts.NONE, new TreeMap<>())));
        if (migrationsLeft > 0)
            candidates.add(new Change.Admit(new Admission.Join(JOINER, JOINER.name() + ":1"), null, false));
        if (abortsLeft > 0) candidates.add(new Change.Abort(session, "the model says so"));
        return candidates;
    }

    /// The other ranges of the plan are taken to be verified: nothing of this key depends on them.
    private Evidence evidence(Topology now, List<NodeId> verified) {
        SortedMap<Integer, SortedMap<NodeId, List<NodeId>>> all = new TreeMap<>();
        now.phase()
                .migration()
                .ifPresent(migration -> migration.plan().forEach(range -> {
                    SortedMap<NodeId, List<NodeId>> byTarget = new TreeMap<>();
                    for (NodeId target : range.targets())
                        byTarget.put(target, range.contains(key) ? verified : range.old());
                    all.put(range.index(), byTarget);
                }));
        return new Evidence(all);
    }

    private java.util.Optional<Topology> accepted(Topology now, Change change) {
        return switch (transitions.decide(now, now.epoch(), change)) {
            case Decision.Accepted accepted -> java.util.Optional.of(accepted.topology());
            case Decision.Refused _ -> java.util.Optional.empty();
        };
    }

    private static Key keyThatAGives(Topology first) {
        Ring after = first.placement().ring().with(JOINER);
        return Stream.iterate(0, i -> i + 1)
                .map(i -> Key.of(TENANT, "k" + i))
                .filter(key -> !after.replicas(key.token(), 3).contains(NODES.getFirst()))
                .findFirst()
                .orElseThrow();
    }

    /// Whether no migration is under way at the index.
    boolean isSteady(int index) {
        return at(index).phase() instanceof Phase.Steady;
    }
}
