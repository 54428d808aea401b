package theseus.harness.world.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import theseus.harness.system.Call;
import theseus.harness.system.Move;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.system.Reply;
import theseus.harness.system.View;
import theseus.harness.world.Cluster;
import theseus.harness.world.Views;
import theseus.harness.world.docker.pod.Pod;
import theseus.nemesis.lever.Effect;
import theseus.node.ring.Key;

/// The nodes in their pods, reached over HTTP. Each answer is handed to the run's thread.
final class DockerCluster implements Cluster {
    private static final long GUARDS_EVERY_NANOS = 250_000_000;

    private final RealTimeline timeline;
    private final Crew crew;
    private final NodeApi api;
    private final NodeProbe probe;
    private final DockerLevers levers;
    private final TopologyWatch watch;
    private final SortedSet<String> lost = new ConcurrentSkipListSet<>();
    private final GuardLedger guards = new GuardLedger();

    DockerCluster(RealTimeline timeline, Crew crew, NodeApi api, NodeProbe probe, DockerLevers levers) {
        this.timeline = timeline;
        this.crew = crew;
        this.api = api;
        this.probe = probe;
        this.levers = levers;
        this.watch = new TopologyWatch(timeline, api, this::nodes);
        watch.start();
        keepGuards();
    }

    @Override
    public List<String> nodes() {
        return crew.started().keySet().stream()
                .filter(node -> !lost.contains(node))
                .toList();
    }

    @Override
    public void call(String node, Call call, Consumer<Reply> reply) {
        api.call(node, call, onTimeline(reply));
    }

    @Override
    public void createTenant(String tenant, int replicas, Consumer<Optional<String>> then) {
        api.createTenant(driver(), tenant, replicas, onTimeline(then));
    }

    @Override
    public void startNode(String node, Consumer<Optional<String>> then) {
        Thread.ofVirtual().name("start " + node).start(() -> {
            Optional<String> trouble = start(crew.pod(node));
            timeline.post(() -> then.accept(trouble));
        });
    }

    private Optional<String> start(Pod pod) {
        try {
            levers.extendTo(pod);
            pod.start();
        } catch (DockerException | java.util.concurrent.CompletionException e) {
            return Optional.of(pod.name() + " does not start: " + e.getMessage());
        }
        return probe.awaitReady(pod.name()) instanceof Effect.Ineffective(String why)
                ? Optional.of(why)
                : Optional.empty();
    }

    @Override
    public void lose(String node, Consumer<Optional<String>> then) {
        lost.add(node);
        levers.kill(
                List.of(node),
                effect -> then.accept(
                        effect instanceof Effect.Ineffective(String why) ? Optional.of(why) : Optional.empty()));
    }

    @Override
    public void move(Move move, String token, boolean queued, Consumer<Optional<String>> then) {
        String address = move.comes() == null ? null : crew.peerAddress(move.comes());
        api.move(driver(), move, address, token, queued, onTimeline(then));
    }

    @Override
    public void abort(Consumer<Optional<String>> then) {
        api.abort(driver(), onTimeline(then));
    }

    @Override
    public void halt(boolean halted, Consumer<Optional<String>> then) {
        api.halt(driver(), halted, onTimeline(then));
    }

    private String driver() {
        return watch.driver().orElseGet(crew::authority);
    }

    @Override
    public void watch(String tenant, List<String> keys, Consumer<View> watcher) {
        Views views = new Views(keys.stream().map(key -> Key.of(tenant, key)).toList(), this::driver);
        watch.add(topology -> watcher.accept(views.of(topology)));
    }

    @Override
    public void records(String node, Consumer<Optional<List<ReplicaRecord>>> then) {
        api.records(node, onTimeline(then));
    }

    @Override
    public void guards(Consumer<SortedMap<String, Long>> then) {
        askAll(api::guards, answers -> {
            note(answers);
            then.accept(guards.sums());
        });
    }

    private void keepGuards() {
        askAll(api::guards, this::note);
        timeline.after(GUARDS_EVERY_NANOS, this::keepGuards);
    }

    private void note(SortedMap<String, Optional<NodeApi.Guards>> answers) {
        answers.forEach((node, answer) -> answer.ifPresent(counts -> guards.note(node, counts)));
    }

    @Override
    public void waiting(Consumer<SortedMap<String, String>> then) {
        askAll(api::waiting, answers -> {
            answers.values().removeIf(String::isEmpty);
            then.accept(answers);
        });
    }

    private interface Question<T> {
        void ask(String node, Consumer<T> answer);
    }

    /// Asks every started node; the answers come together, when the last one has come.
    private <T> void askAll(Question<T> question, Consumer<SortedMap<String, T>> then) {
        List<String> asked = new ArrayList<>(nodes());
        ConcurrentSkipListMap<String, T> answers = new ConcurrentSkipListMap<>();
        for (String node : asked)
            question.ask(node, onTimeline(answer -> {
                answers.put(node, answer);
                if (answers.size() == asked.size()) then.accept(new TreeMap<>(answers));
            }));
    }

    private <T> Consumer<T> onTimeline(Consumer<T> then) {
        return answer -> timeline.post(() -> then.accept(answer));
    }
}
