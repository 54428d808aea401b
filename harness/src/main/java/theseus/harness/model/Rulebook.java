package theseus.harness.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import theseus.node.Conduct;
import theseus.node.migration.Joining;
import theseus.node.migration.Session;
import theseus.node.quorum.Consistency;
import theseus.node.quorum.Quorum;
import theseus.node.replica.Gate;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;
import theseus.node.store.Version;
import theseus.node.topology.Topology;
import theseus.node.topology.Transitions;

/// What the node's own rules say about a world. Each question is put to the production code once, and the answer is
/// kept in a table: an exploration asks the same few thousand questions millions of times.
///
/// Neighbouring epochs under which rounds have the same quorums form one *pin*: a coordinator that is pinned to any
/// of them is taken to be pinned to the newest of them in force, which can only make replicas refuse less.
final class Rulebook {
    private static final int SETS = 1 << World.NODES;

    private final Conduct conduct;
    private final Course course;
    private final Pins[] pins;
    private final Due[] dues;
    private final byte[] gates;
    private final int epochs;
    private final boolean copiesAreMonotone;
    private final boolean[][] replaces = new boolean[2][(World.VERSIONS + 1) * (World.VERSIONS + 1)];

    Rulebook(Conduct conduct, Bounds bounds) {
        this.conduct = conduct;
        this.course = new Course(
                new Transitions(
                        conduct.sourcesNeeded(),
                        conduct.collectWhen(),
                        conduct.admitWhen(),
                        conduct.edge(),
                        conduct.departure()),
                bounds);
        this.epochs = (int) maxEpoch() + 1;
        this.pins = new Pins[course.size()];
        for (int i = 0; i < pins.length; i++) pins[i] = new Pins(this, i);
        this.dues = new Due[course.size()];
        for (int i = 0; i < dues.length; i++) dues[i] = new Due(this, course.at(i), i);
        this.gates = new byte[course.size() * World.NODES * epochs * epochs * epochs];
        boolean monotone = true;
        for (int present = 1; present <= World.VERSIONS; present++) {
            for (int arriving = 1; arriving <= World.VERSIONS; arriving++) {
                int pair = present * (World.VERSIONS + 1) + arriving;
                replaces[0][pair] = conduct.terms().clients().replaces(version(present), version(arriving));
                replaces[1][pair] = conduct.copyRule().replaces(version(present), version(arriving));
                monotone &= !replaces[1][pair] || arriving > present;
            }
        }
        copiesAreMonotone = monotone;
    }

    Course course() {
        return course;
    }

    Conduct conduct() {
        return conduct;
    }

    Pins pins(World world) {
        return pins[world.topology()];
    }

    /// The epoch in force.
    long epoch(World world) {
        return course.at(world.topology()).epoch();
    }

    /// Whether the node answers a read of the pin.
    boolean answers(World world, int node, int pin) {
        return switch (conduct.terms().vigilance()) {
            case ALWAYS, ON_ARRIVAL_ONLY -> serves(world, node, pin);
            case AT_WRITES_ONLY -> isOwner(world, node, pin);
        };
    }

    private boolean isOwner(World world, int node, int pin) {
        int known = Math.max(world.known(node), pins(world).low(pin));
        return course.at(world.topology(), known).replicas(course.key()).contains(Course.NODES.get(node));
    }

    /// Whether a put of the rank that is on its way to the node is carried out there.
    boolean carriesOut(World world, int node, int rank, int pin) {
        return switch (conduct.terms().vigilance()) {
            case ALWAYS, AT_WRITES_ONLY -> serves(world, node, pin);
            case ON_ARRIVAL_ONLY -> (world.puts(rank, node) >> pin & 1) != 0;
        };
    }

    /// Whether the node serves a round of the pin, knowing no more than it must.
    boolean serves(World world, int node, int pin) {
        int epoch = pins(world).top(pin);
        int known = Math.max(world.known(node), pins(world).low(pin));
        int place = (((world.topology() * World.NODES + node) * epochs + known) * epochs + world.fence(node)) * epochs
                + epoch;
        if (gates[place] == 0)
            gates[place] = (byte) (1 + gate(world, node, known, epoch).ordinal());
        return gates[place] == 1 + Gate.OPEN.ordinal();
    }

    /// Who serves a round of the pin, as bits.
    int serving(World world, int pin) {
        int serving = 0;
        for (int node = 0; node < World.NODES; node++) if (serves(world, node, pin)) serving |= 1 << node;
        return serving;
    }

    /// Who answers a read of the pin, as bits.
    int answering(World world, int pin) {
        int answering = 0;
        for (int node = 0; node < World.NODES; node++) if (answers(world, node, pin)) answering |= 1 << node;
        return answering;
    }

    private Gate gate(World world, int node, int known, int epoch) {
        Topology topology = course.at(world.topology(), known);
        return Gate.of(Course.NODES.get(node), topology, world.fence(node), epoch, course.key());
    }

    /// Whether a put of the rank is kept where the present one is held.
    boolean replaces(int present, int arriving, boolean copied) {
        return present == 0 || replaces[copied ? 1 : 0][present * (World.VERSIONS + 1) + arriving];
    }

    /// The ranks that a write may get that saw this one, each clock being what it may be.
    boolean[] mintable(int seen, int minted) {
        boolean[] ranks = new boolean[minted + 2];
        for (int below = 0; below <= minted; below++) {
            long stamp = conduct.minting().stamp(version(below).clock() + 5, version(seen), Version.NONE);
            ranks[(int) (stamp / 10) + 1] = true;
        }
        return ranks;
    }

    /// Whether the holders of the version that a read found let it answer at once.
    boolean isSettled(World world, int pin, int reporters) {
        return pins(world).isSettled(pin, reporters);
    }

    boolean snapshotHas(World world, int rank) {
        return rank > 0 && conduct.copy().content().includes(record(rank, world.isTombstone(rank)));
    }

    /// The session whose copies the joiner takes; 0 for none.
    long acceptedSession(World world) {
        int joiner = World.NODES - 1;
        return Session.accepted(world.session(), course.at(world.topology(), world.known(joiner)));
    }

    /// Whether the joiner takes copies of that session, late ones perhaps.
    boolean takesCopies(World world, int session) {
        Topology known = course.at(world.topology(), world.known(World.NODES - 1));
        return conduct.sessions().takes(session, world.session(), known);
    }

    boolean isLeftover(int node, Topology now) {
        return Joining.isLeftover(Course.NODES.get(node), now, course.key());
    }

    boolean fencesAreReal() {
        return switch (conduct.terms().fences()) {
            case DURABLE -> true;
            case IMAGINED -> false;
        };
    }

    Quorum toWriteBack(Topology topology) {
        return conduct.rules().toWriteBack(topology, course.key(), Consistency.QUORUM);
    }

    /// Whether copies only ever move the joiner's version forward. Then a copy that would change nothing may be
    /// taken to have arrived as soon as it could.
    boolean copiesAreMonotone() {
        return copiesAreMonotone;
    }

    /// The sources that the joiner has copied, as bits.
    int copied(World world) {
        return copiesAreMonotone ? dominated(world, world.session()) : world.copied();
    }

    /// The sources whose snapshot the joiner dominates, as bits: its comparison with any of them would find so now.
    /// It is made at the latest moment, which leaves nothing out as long as the joiner's version only moves
    /// forward.
    int dominated(World world, int session) {
        if (session == 0) return 0;
        int dominated = 0;
        for (int source = 0; source < World.NODES; source++) {
            int content = world.snapshot(session, source);
            if (content != World.NO_SNAPSHOT && world.held(World.NODES - 1) >= content - 1) dominated |= 1 << source;
        }
        return dominated;
    }

    /// What the driver must have heard in the topology in force.
    Due due(World world) {
        return dues[world.topology()];
    }

    /// O of the migration that is under way in one of the world's topologies, as bits.
    int sources(World world, Topology topology) {
        return dues[course.index(world.topology(), topology.epoch())].sources;
    }

    Quorum toWrite(Topology topology) {
        return conduct.rules().toWrite(topology, course.key(), Consistency.QUORUM);
    }

    Quorum toRead(Topology topology) {
        return conduct.rules().toRead(topology, course.key(), Consistency.QUORUM);
    }

    /// For each set of nodes, as bits, whether it passes the test.
    static boolean[] forEverySet(Function<List<NodeId>, Boolean> test) {
        boolean[] answers = new boolean[SETS];
        for (int set = 0; set < SETS; set++) answers[set] = test.apply(nodes(set));
        return answers;
    }

    /// The nodes of the bits.
    static List<NodeId> nodes(int bits) {
        List<NodeId> nodes = new ArrayList<>(World.NODES);
        for (int node = 0; node < World.NODES; node++) if ((bits >> node & 1) != 0) nodes.add(Course.NODES.get(node));
        return nodes;
    }

    /// The bits of the nodes.
    static int bits(List<NodeId> nodes) {
        int bits = 0;
        for (NodeId node : nodes) bits |= 1 << Course.NODES.indexOf(node);
        return bits;
    }

    private long maxEpoch() {
        long max = 0;
        for (int i = 0; i < course.size(); i++) max = Math.max(max, course.at(i).epoch());
        return max;
    }

    private static Record record(int rank, boolean tombstone) {
        return new Record(version(rank), tombstone ? null : "value", List.of());
    }

    /// Ten microseconds apart, so that a clock can show a time between any two.
    private static Version version(int rank) {
        return rank == 0 ? Version.NONE : new Version(10L * rank, 1, 1);
    }
}
