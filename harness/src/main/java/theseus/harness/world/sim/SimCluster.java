package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import theseus.harness.system.Call;
import theseus.harness.system.Move;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.system.Reply;
import theseus.harness.system.View;
import theseus.harness.system.reference.Views;
import theseus.harness.world.Cluster;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.topology.Admission;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.Topology;

/// The simulated nodes as clients and operators reach them: over links of their own, which no partition cuts.
final class SimCluster implements Cluster {
    private static final long READY_WITHIN_NANOS = 30_000_000_000L;
    private static final long LOOK_EVERY_NANOS = 5_000_000L;

    private final Schedule schedule;
    private final Machines machines;
    private final ClientLinks links;
    private final Witness witness;
    private final Choices choices;
    private final List<Consumer<Topology>> watchers = new ArrayList<>();
    private Topology latest;

    SimCluster(Schedule schedule, Machines machines, ClientLinks links, Witness witness, Choices choices) {
        this.schedule = schedule;
        this.machines = machines;
        this.links = links;
        this.witness = witness;
        this.choices = choices;
        witness.onDecision(this::decided);
    }

    @Override
    public List<String> nodes() {
        return machines.afloat();
    }

    @Override
    public void call(String node, Call call, Consumer<Reply> reply) {
        links.call(machines.named(node), call, reply);
    }

    @Override
    public void createTenant(String tenant, int replicas, Consumer<Optional<String>> then) {
        propose(new Change.AddTenant(tenant, replicas), then);
    }

    @Override
    public void lose(String node, Consumer<Optional<String>> then) {
        machines.lose(machines.named(node));
        schedule.after(links.delayNanos("lose " + node), () -> then.accept(Optional.empty()));
    }

    @Override
    public void move(Move move, String token, boolean queued, Consumer<Optional<String>> then) {
        propose(new Change.Admit(admission(move), token, queued), then);
    }

    private static Admission admission(Move move) {
        return switch (move) {
            case Move.Join join -> new Admission.Join(new NodeId(join.node()), Machines.address(join.node()));
            case Move.Leave leave -> new Admission.Leave(new NodeId(leave.node()));
            case Move.Replace replace ->
                new Admission.Replace(
                        new NodeId(replace.dead()), new NodeId(replace.node()), Machines.address(replace.node()));
            case Move.Remove remove -> new Admission.Remove(new NodeId(remove.dead()));
            case Move.Refactor refactor -> new Admission.Refactor(refactor.tenant(), refactor.factor());
        };
    }

    @Override
    public void abort(Consumer<Optional<String>> then) {
        propose(new Change.Abort(session(), "an operator asked for it"), then);
    }

    @Override
    public void declareDead(String node, Consumer<Optional<String>> then) {
        propose(new Change.DeclareDead(session(), new NodeId(node)), then);
    }

    @Override
    public void halt(boolean halted, Consumer<Optional<String>> then) {
        propose(halted ? new Change.Pause(session()) : new Change.Resume(session()), then);
    }

    private long session() {
        return latest == null ? 0 : latest.lastSession();
    }

    private void propose(Change change, Consumer<Optional<String>> then) {
        Machine driver = machines.named(machines.driver());
        links.ask(
                change.getClass().getSimpleName(),
                driver,
                (node, answer) -> node.propose(change, decision -> answer.accept(refusal(decision))),
                then,
                Optional.of(driver + " refused the connection"));
    }

    private static Optional<String> refusal(Decision decision) {
        return switch (decision) {
            case Decision.Accepted _ -> Optional.empty();
            case Decision.Refused refused -> Optional.of(refused.code() + ": " + refused.sentence());
        };
    }

    @Override
    public void startNode(String node, Consumer<Optional<String>> then) {
        Machine machine = machines.named(node);
        long boot = choices.make(new Named(node + " first boot", 1, chance -> chance.between(1, 50)));
        schedule.after(boot * 1_000_000, () -> {
            if (!machine.isUp()) machines.start(machine);
            awaitReady(machine, schedule.nanos() + READY_WITHIN_NANOS, then);
        });
    }

    private void awaitReady(Machine machine, long limit, Consumer<Optional<String>> then) {
        if (answers(machine) && machine.node().isReady()) then.accept(Optional.empty());
        else if (schedule.nanos() >= limit)
            then.accept(Optional.of(machine + " was not ready after " + READY_WITHIN_NANOS / 1_000_000_000 + " s"));
        else schedule.after(LOOK_EVERY_NANOS, () -> awaitReady(machine, limit, then));
    }

    @Override
    public void watch(String tenant, List<String> keys, Consumer<View> watcher) {
        Views views = new Views(keys.stream().map(key -> Key.of(tenant, key)).toList(), machines::driver);
        // A decision is told in the middle of a node's event; whoever watches may pull levers, so only after it.
        Consumer<Topology> tell = topology -> schedule.after(0, () -> watcher.accept(views.of(topology)));
        watchers.add(tell);
        if (latest != null) tell.accept(latest);
    }

    private void decided(Topology topology) {
        if (latest != null && topology.epoch() <= latest.epoch()) return;
        latest = topology;
        for (Consumer<Topology> watcher : watchers) watcher.accept(topology);
    }

    @Override
    public void records(String node, Consumer<Optional<List<ReplicaRecord>>> then) {
        Machine machine = machines.named(node);
        schedule.after(
                links.delayNanos("ask for records of " + node),
                () -> then.accept(answers(machine) ? Optional.of(recordsOf(machine)) : Optional.empty()));
    }

    private static List<ReplicaRecord> recordsOf(Machine machine) {
        return machine.node().records().stream()
                .map(keyed -> new ReplicaRecord(
                        keyed.key().tenant(),
                        keyed.key().name(),
                        keyed.record().version().toString(),
                        keyed.record().value()))
                .toList();
    }

    @Override
    public void guards(Consumer<SortedMap<String, Long>> then) {
        schedule.after(links.delayNanos("ask for guards"), () -> then.accept(witness.guards()));
    }

    @Override
    public void waiting(Consumer<SortedMap<String, String>> then) {
        schedule.after(links.delayNanos("ask for waiting"), () -> {
            SortedMap<String, String> words = new TreeMap<>();
            for (Machine machine : machines.started()) {
                if (machine.isLost()) continue;
                String waits = waitsFor(machine);
                if (!waits.isEmpty()) words.put(machine.name(), waits);
            }
            then.accept(words);
        });
    }

    private static String waitsFor(Machine machine) {
        if (!machine.isUp()) return "is down";
        if (machine.isPaused()) return "is paused";
        return String.join("; ", machine.node().status().waitingFor());
    }

    private static boolean answers(Machine machine) {
        return machine.isUp() && !machine.isPaused();
    }
}
