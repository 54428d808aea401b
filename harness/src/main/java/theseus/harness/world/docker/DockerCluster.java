package theseus.harness.world.docker;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import theseus.harness.system.Call;
import theseus.harness.system.Move;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.system.Reply;
import theseus.harness.system.Session;
import theseus.harness.system.View;
import theseus.harness.world.Cluster;
import theseus.nemesis.lever.Effect;

/// The nodes in their pods, used as their system is used. Each answer is handed to the run's thread.
final class DockerCluster implements Cluster {
    private final RealTimeline timeline;
    private final Berths berths;
    private final Session session;
    private final NodeProbe probe;
    private final DockerLevers levers;
    private final boolean startsFirst;

    /// @param startsFirst whether a node's process starts before its migration is asked for
    DockerCluster(
            RealTimeline timeline,
            Berths berths,
            Session session,
            NodeProbe probe,
            DockerLevers levers,
            boolean startsFirst) {
        this.timeline = timeline;
        this.berths = berths;
        this.session = session;
        this.probe = probe;
        this.levers = levers;
        this.startsFirst = startsFirst;
    }

    @Override
    public List<String> nodes() {
        return berths.started();
    }

    @Override
    public void call(String node, Call call, Consumer<Reply> reply) {
        session.call(node, call, onTimeline(reply));
    }

    @Override
    public void createTenant(String tenant, int replicas, Consumer<Optional<String>> then) {
        session.prepare(tenant, replicas, onTimeline(then));
    }

    @Override
    public void startNode(String node, Consumer<Optional<String>> then) {
        Consumer<Optional<String>> told = onTimeline(then);
        if (startsFirst) berths.start(node, trouble -> told.accept(trouble.or(() -> notReady(node))));
        else told.accept(Optional.empty());
    }

    private Optional<String> notReady(String node) {
        return probe.awaitReady(node) instanceof Effect.Ineffective(String why) ? Optional.of(why) : Optional.empty();
    }

    @Override
    public void lose(String node, Consumer<Optional<String>> then) {
        berths.lose(node);
        levers.kill(
                List.of(node),
                effect -> then.accept(
                        effect instanceof Effect.Ineffective(String why) ? Optional.of(why) : Optional.empty()));
    }

    @Override
    public void move(Move move, String token, boolean queued, Consumer<Optional<String>> then) {
        session.move(move, token, queued, onTimeline(then));
    }

    @Override
    public void abort(Consumer<Optional<String>> then) {
        session.abort(onTimeline(then));
    }

    @Override
    public void declareDead(String node, Consumer<Optional<String>> then) {
        session.declareDead(node, onTimeline(then));
    }

    @Override
    public void halt(boolean halted, Consumer<Optional<String>> then) {
        session.halt(halted, onTimeline(then));
    }

    @Override
    public void watch(String tenant, List<String> keys, Consumer<View> watcher) {
        session.watch(tenant, keys, onTimeline(watcher));
    }

    @Override
    public void records(String node, Consumer<Optional<List<ReplicaRecord>>> then) {
        session.records(node, onTimeline(then));
    }

    @Override
    public void guards(Consumer<SortedMap<String, Long>> then) {
        session.guards(onTimeline(then));
    }

    @Override
    public void waiting(Consumer<SortedMap<String, String>> then) {
        session.waiting(onTimeline(then));
    }

    private <T> Consumer<T> onTimeline(Consumer<T> then) {
        return answer -> timeline.post(() -> then.accept(answer));
    }
}
