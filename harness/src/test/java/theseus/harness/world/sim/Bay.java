package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import theseus.harness.system.Call;
import theseus.harness.system.Move;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.system.Reply;
import theseus.harness.world.Scene;
import theseus.harness.world.Upkeep;
import theseus.nemesis.Grudge;
import theseus.nemesis.Impairment;

/// A calm world of three nodes and a fourth that may join, with the upkeep that a test asks for: each step waits for
/// what it set going.
final class Bay {
    static final String TENANT = "acme";
    private static final List<String> FIRST = List.of("n1", "n2", "n3");

    final SimWorld world;

    Bay(Upkeep upkeep, String... flaws) {
        this(upkeep, SimOptions.calm().pace(), flaws);
    }

    Bay(SimOptions.Pace pace) {
        this(SimOptions.calm().upkeep(), pace);
    }

    private Bay(Upkeep upkeep, SimOptions.Pace pace, String... flaws) {
        Scene scene = new Scene(1, FIRST, List.of("n4"), 8, new TreeSet<>(List.of(flaws)), 0, 0);
        SimOptions calm = SimOptions.calm();
        world = SimWorld.build(
                scene,
                new SimOptions(calm.links(), calm.disks(), calm.clocks(), calm.nodes(), upkeep, pace),
                Choices.drawn(1),
                null);
        ask(then -> world.cluster().createTenant(TENANT, 3, then));
    }

    Reply write(String node, String key, String value) {
        return call(node, new Call("write", TENANT, key, value, "QUORUM", null));
    }

    Reply delete(String node, String key) {
        return call(node, new Call("delete", TENANT, key, null, "QUORUM", null));
    }

    Reply read(String node, String key) {
        return call(node, new Call("read", TENANT, key, null, "QUORUM", null));
    }

    void kill(String... nodes) {
        ask(then -> world.levers().kill(List.of(nodes), _ -> then.accept(Optional.empty())));
    }

    void restart(String... nodes) {
        ask(then -> world.levers().restart(List.of(nodes), _ -> then.accept(Optional.empty())));
    }

    /// Nobody hears the node, and it hears nobody.
    void cutOff(String node) {
        TreeMap<String, java.util.SortedSet<String>> deafTo = new TreeMap<>();
        for (String other : List.of("n1", "n2", "n3", "n4")) {
            if (other.equals(node)) continue;
            deafTo.computeIfAbsent(node, _ -> new TreeSet<>()).add(other);
            deafTo.computeIfAbsent(other, _ -> new TreeSet<>()).add(node);
        }
        ask(then -> world.levers().cut(new Grudge(deafTo), _ -> then.accept(Optional.empty())));
    }

    void mend() {
        ask(then -> world.levers().mend(_ -> then.accept(Optional.empty())));
    }

    /// Such messages of the node wait: those of n3 to everybody, those of another to n3 alone.
    void hold(String from, String message) {
        impair(from, new Impairment.Holding(List.of(message)));
    }

    /// What the node says has it hard: to everybody where it is n3, to n3 alone where it is another.
    void impair(String from, Impairment how) {
        TreeMap<String, java.util.SortedSet<String>> deafTo = new TreeMap<>();
        for (String to : from.equals("n3") ? List.of("n1", "n2") : List.of("n3"))
            deafTo.put(to, new TreeSet<>(List.of(from)));
        world.levers().impair(FIRST.indexOf(from), new Grudge(deafTo), how, _ -> {});
    }

    /// What was held of the node sets out.
    void letGo(String from) {
        ask(then -> world.levers().relieve(FIRST.indexOf(from), _ -> then.accept(Optional.empty())));
    }

    void join() {
        ask(then -> world.cluster().startNode("n4", then));
        ask(then -> world.cluster().move(new Move.Join("n4"), "one", false, then));
    }

    /// Until the newest topology is in the phase.
    void until(String phase) {
        List<String> phases = new ArrayList<>();
        world.cluster().watch(TENANT, List.of(), view -> phases.add(view.phase()));
        world.run(() -> !phases.isEmpty() && phases.getLast().equals(phase));
    }

    void pass(long millis) {
        long end = world.timeline().nanos() + millis * 1_000_000;
        world.timeline().after(millis * 1_000_000, () -> {});
        world.run(() -> world.timeline().nanos() >= end);
    }

    /// What the replica durably holds of the key; null for nothing.
    ReplicaRecord held(String node, String key) {
        List<Optional<List<ReplicaRecord>>> told = new ArrayList<>();
        world.cluster().records(node, told::add);
        world.run(() -> !told.isEmpty());
        return told.getFirst().orElseThrow().stream()
                .filter(record -> record.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    long guard(String name) {
        List<Long> told = new ArrayList<>();
        world.cluster().guards(counts -> told.add(counts.get(name)));
        world.run(() -> !told.isEmpty());
        return told.getFirst();
    }

    List<String> breaches() {
        return world.breaches().stream().map(finding -> finding.sentence()).toList();
    }

    private Reply call(String node, Call call) {
        List<Reply> told = new ArrayList<>();
        world.cluster().call(node, call, told::add);
        world.run(() -> !told.isEmpty());
        return told.getFirst();
    }

    private void ask(Consumer<Consumer<Optional<String>>> question) {
        List<Optional<String>> told = new ArrayList<>();
        question.accept(told::add);
        world.run(() -> !told.isEmpty());
        if (told.getFirst().isPresent())
            throw new AssertionError(told.getFirst().get());
    }
}
