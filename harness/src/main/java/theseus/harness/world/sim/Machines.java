package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import theseus.harness.world.AuthorityKind;
import theseus.harness.world.Scene;
import theseus.harness.world.Upkeep;
import theseus.node.NodeOptions;
import theseus.node.Switch;
import theseus.node.migration.Pace;
import theseus.node.ring.NodeId;

/// The machines of a world, those included whose node joins later, and which of them have been started.
final class Machines {
    private final Map<String, Machine> byName = new TreeMap<>();
    private final Map<String, NodeOptions> usual = new TreeMap<>();
    private final List<Machine> started = new ArrayList<>();
    private List<String> afloat = List.of();

    Machines(
            Scene scene,
            SimOptions options,
            Choices choices,
            Cast cast,
            Schedule schedule,
            SimNetwork network,
            Witness witness) {
        for (int i = 0; i < cast.size(); i++) {
            NodeOptions told = told(scene, options, cast.node(i));
            usual.put(told.id().name(), told);
            byName.put(told.id().name(), new Machine(i, told, choices, options, schedule, network, witness));
        }
    }

    /// Those who will ever take part: the first members, then the joiners.
    static Cast cast(Scene scene) {
        List<NodeId> nodes = new ArrayList<>();
        for (String node : scene.nodes()) nodes.add(new NodeId(node));
        for (String node : scene.joiners()) nodes.add(new NodeId(node));
        return new Cast(nodes);
    }

    private static NodeOptions told(Scene scene, SimOptions world, NodeId id) {
        SimOptions.Nodes options = world.nodes();
        Upkeep upkeep = scene.upkeep() == null ? world.upkeep() : scene.upkeep();
        SimOptions.Pace pace = world.pace();
        List<NodeId> members = scene.nodes().stream().map(NodeId::new).toList();
        TreeMap<NodeId, String> addresses = new TreeMap<>();
        for (NodeId member : members) addresses.put(member, address(member.name()));
        addresses.put(id, address(id.name()));
        return new NodeOptions(
                id,
                scene.authority() == AuthorityKind.RAFT ? Optional.empty() : Optional.of(members.getFirst()),
                addresses,
                members,
                scene.vnodes(),
                options.operationTimeoutMillis(),
                options.resendMillis(),
                scene.dwellMinMillis(),
                scene.dwellMaxMillis(),
                options.abortAfterMillis(),
                options.copyBatchRecords(),
                options.compactAtBytes(),
                new NodeOptions.Upkeep(
                        upkeep.hintLifeMillis(),
                        upkeep.hintsMax(),
                        upkeep.tombstoneGraceMillis(),
                        upkeep.collectEveryMillis()),
                new Pace.Limits(pace.charsPerSecond(), pace.rangesAtOnce(), pace.yields()),
                flaws(scene.flaws()));
    }

    /// Has the machine's next life be that of a version with these flaws; null for those of the run.
    void refit(Machine machine, SortedSet<String> flaws) {
        NodeOptions told = usual.get(machine.name());
        machine.refit(flaws == null ? told : told.withFlaws(flaws(flaws)));
    }

    static String address(String node) {
        return node + ":7000";
    }

    private static Set<Switch> flaws(SortedSet<String> labels) {
        Set<Switch> flaws = new LinkedHashSet<>();
        for (String label : labels)
            flaws.add(Switch.labelled(label)
                    .orElseThrow(() -> new IllegalArgumentException("no flaw is named '" + label + "'")));
        return flaws;
    }

    Machine named(String name) {
        Machine machine = byName.get(name);
        if (machine == null)
            throw new IllegalArgumentException("no node '" + name + "'; this world has " + byName.keySet());
        return machine;
    }

    /// Starts the machine; from the first time on it counts as started, up or down.
    void start(Machine machine) {
        if (!started.contains(machine)) {
            started.add(machine);
            afloat = named(started);
        }
        machine.start();
    }

    /// Those that have been started, in order of their first start.
    List<Machine> started() {
        return started;
    }

    /// Makes it be gone for good.
    void lose(Machine machine) {
        machine.lose();
        afloat = named(started);
    }

    /// The names of those that have been started and not been lost.
    List<String> afloat() {
        return afloat;
    }

    private static List<String> named(List<Machine> started) {
        return started.stream()
                .filter(machine -> !machine.isLost())
                .map(Machine::name)
                .toList();
    }

    /// Where migrations are driven: where their driver says so, else the first node.
    String driver() {
        for (Machine machine : started) if (machine.isUp() && machine.node().drives()) return machine.name();
        return started.getFirst().name();
    }

    /// Whether every started node coordinates operations, or is down.
    boolean allReady() {
        for (Machine machine : started) if (machine.isUp() && !machine.node().isReady()) return false;
        return true;
    }
}
