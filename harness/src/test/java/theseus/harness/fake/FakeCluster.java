package theseus.harness.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import theseus.harness.system.Call;
import theseus.harness.system.Move;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.system.Reply;
import theseus.harness.system.View;
import theseus.harness.world.Cluster;
import theseus.harness.world.Scene;
import theseus.harness.world.Timeline;
import theseus.histories.Provenance;

/// One map for all nodes. Keys are owned by the first three nodes, until the joiner takes the place of the first.
final class FakeCluster implements Cluster {
    private static final long MILLIS = 1_000_000;
    private static final long PHASE = 2_000 * MILLIS;
    private static final List<String> PHASES =
            List.of("PREPARE", "DUAL_WRITE", "DATA_COPY", "VERIFY", "CUTOVER", "CLEANUP", "STEADY");

    private record Held(String version, String value) {}

    private final Timeline timeline;
    private final Set<Lie> lies;
    private final List<String> started;
    private final SortedMap<String, Held> map = new TreeMap<>();
    private final SortedMap<String, Held> beforeThat = new TreeMap<>();
    private final SortedMap<String, Held> byIdempotencyKey = new TreeMap<>();
    private List<String> members;
    private List<String> keys = List.of();
    private Consumer<View> watcher = _ -> {};
    private String tenant;
    private Move move;
    private String phase = "STEADY";
    private long versions;
    private long epoch;
    private long session;

    FakeCluster(Scene scene, Timeline timeline, Set<Lie> lies) {
        this.timeline = timeline;
        this.lies = lies;
        this.started = new ArrayList<>(scene.nodes());
        this.members = scene.nodes();
    }

    @Override
    public List<String> nodes() {
        return List.copyOf(started);
    }

    @Override
    public void call(String node, Call call, Consumer<Reply> reply) {
        timeline.after(MILLIS, () -> {
            Reply answer = answer(node, call);
            timeline.after(MILLIS, () -> reply.accept(answer));
        });
    }

    private Reply answer(String node, Call call) {
        boolean refused = call.f().equals("delete") && lies.contains(Lie.REFUSE_DELETES)
                || !call.f().equals("read") && phase.equals("DUAL_WRITE") && lies.contains(Lie.REFUSE_DUAL_WRITES);
        if (refused) return new Reply.Failed("QUORUM_NOT_REACHED");
        Held held = call.f().equals("read") ? map.get(call.key()) : written(call);
        if (call.f().equals("read") && lies.contains(Lie.READ_STALE) && beforeThat.containsKey(call.key()))
            held = beforeThat.get(call.key());
        String version = held == null ? null : held.version();
        return new Reply.Ok(
                call.f().equals("read") && held != null ? held.value() : null,
                new Provenance(node, call.level(), version, owners(), epoch, phase));
    }

    /// What the write made; for one that is sent again under its key, what it made the first time.
    private Held written(Call call) {
        Held first = call.idempotencyKey() == null ? null : byIdempotencyKey.get(call.idempotencyKey());
        if (first != null && !lies.contains(Lie.FORGET_RETRIES)) return first;
        write(call);
        Held made = map.get(call.key());
        if (call.idempotencyKey() != null) byIdempotencyKey.put(call.idempotencyKey(), made);
        return made;
    }

    private void write(Call call) {
        Held now = new Held("%08d".formatted(++versions), call.value());
        Held old = map.put(call.key(), now);
        if (old != null) beforeThat.put(call.key(), old);
    }

    @Override
    public void createTenant(String name, int replicas, Consumer<Optional<String>> then) {
        tenant = name;
        answer(then, Optional.empty());
        timeline.after(MILLIS, () -> tell("STEADY"));
    }

    @Override
    public void startNode(String node, Consumer<Optional<String>> then) {
        started.add(node);
        answer(then, Optional.empty());
    }

    @Override
    public void lose(String node, Consumer<Optional<String>> then) {
        answer(then, Optional.of("not here"));
    }

    @Override
    public void declareDead(String node, Consumer<Optional<String>> then) {
        answer(then, Optional.of("not here"));
    }

    @Override
    public void halt(boolean halted, Consumer<Optional<String>> then) {
        answer(then, Optional.of("not here"));
    }

    @Override
    public void move(Move wanted, String token, boolean queued, Consumer<Optional<String>> then) {
        if (lies.contains(Lie.REFUSE_JOINS)) {
            answer(then, Optional.of("CONFLICT: not today"));
            return;
        }
        move = wanted;
        session++;
        for (int i = 0; i < PHASES.size(); i++) {
            String next = PHASES.get(i);
            boolean skipped = next.equals("VERIFY") && lies.contains(Lie.SKIP_VERIFY)
                    || i > 4 && lies.contains(Lie.STICK)
                    || i > 1 && i < 6 && lies.contains(Lie.ABORT_ALWAYS);
            if (!skipped) timeline.after(PHASE * i + MILLIS, () -> tell(next));
        }
        answer(then, Optional.empty());
    }

    private void tell(String next) {
        phase = next;
        epoch++;
        if (next.equals("STEADY") && move != null && !lies.contains(Lie.ABORT_ALWAYS)) {
            members = List.copyOf(started);
            move = null;
        }
        SortedMap<String, List<String>> now = new TreeMap<>();
        SortedMap<String, List<String>> then = new TreeMap<>();
        for (String key : keys) now.put(key, owners());
        for (String key : keys) then.put(key, phase.equals("STEADY") ? owners() : ownersWith(started));
        watcher.accept(new View(
                epoch, phase, session, members, phase.equals("STEADY") ? null : move, false, "", "n1", now, then));
    }

    private List<String> owners() {
        return ownersWith(members);
    }

    private static List<String> ownersWith(List<String> nodes) {
        return nodes.subList(nodes.size() - 3, nodes.size());
    }

    @Override
    public void abort(Consumer<Optional<String>> then) {
        answer(then, Optional.of("not here"));
    }

    @Override
    public void watch(String watched, List<String> wanted, Consumer<View> told) {
        keys = List.copyOf(wanted);
        watcher = told;
    }

    @Override
    public void records(String node, Consumer<Optional<List<ReplicaRecord>>> then) {
        List<ReplicaRecord> records = new ArrayList<>();
        map.forEach((key, held) -> {
            boolean holds = owners().contains(node) || lies.contains(Lie.KEEP_LEFTOVERS);
            if (holds && !(lies.contains(Lie.COPY_NOTHING) && node.equals(started.getLast())))
                records.add(new ReplicaRecord(tenant, key, version(node, held), held.value()));
        });
        if (lies.contains(Lie.LOSE_A_WRITE))
            records.removeIf(record -> record.key().equals("k1"));
        answer(then, Optional.of(records));
    }

    private String version(String node, Held held) {
        return lies.contains(Lie.DIVERGE) && node.equals("n2") ? held.version() + "x" : held.version();
    }

    @Override
    public void guards(Consumer<SortedMap<String, Long>> then) {
        answer(then, new TreeMap<>());
    }

    @Override
    public void waiting(Consumer<SortedMap<String, String>> then) {
        SortedMap<String, String> waiting = new TreeMap<>();
        waiting.put("n1", "a fence of n2");
        answer(then, waiting);
    }

    private <T> void answer(Consumer<T> then, T answer) {
        timeline.after(MILLIS, () -> then.accept(answer));
    }
}
