package theseus.harness.system.reference;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import theseus.harness.system.Call;
import theseus.harness.system.Health;
import theseus.harness.system.Inside;
import theseus.harness.system.Move;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.system.Reply;
import theseus.harness.system.Session;
import theseus.harness.system.Site;
import theseus.harness.system.View;
import theseus.harness.system.http.Http;
import theseus.node.ring.Key;

/// Reference nodes, reached over HTTP.
final class NodeSession implements Session {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(15);
    private static final long GUARDS_EVERY_NANOS = 250_000_000;

    private final Site site;
    private final Http http = new Http(CALL_LIMIT);
    private final NodeApi api;
    private final TopologyWatch watch;
    private final CopyWatch copy;
    private final GuardLedger guards = new GuardLedger();

    NodeSession(Site site) {
        this.site = site;
        api = new NodeApi(http, site::clients, site.secret());
        watch = new TopologyWatch(site, api);
        copy = new CopyWatch(site, api);
        watch.start();
        keepGuards();
    }

    @Override
    public void health(String node, Consumer<Health> then) {
        api.health(node, then);
    }

    @Override
    public void call(String node, Call call, Consumer<Reply> then) {
        api.call(node, call, then);
    }

    @Override
    public void watch(String tenant, List<String> keys, Consumer<View> watcher) {
        Views views = new Views(keys.stream().map(key -> Key.of(tenant, key)).toList(), this::driver);
        watch.add(topology -> watcher.accept(views.of(topology)));
    }

    /// Until somebody says that he drives, the first node is as good as any.
    private String driver() {
        return watch.driver().orElseGet(site.members()::getFirst);
    }

    @Override
    public void prepare(String tenant, int replicas, Consumer<Optional<String>> then) {
        api.createTenant(driver(), tenant, replicas, then);
    }

    @Override
    public void move(Move move, String token, boolean queued, Consumer<Optional<String>> then) {
        String address = move.comes() == null ? null : site.peers(move.comes()).toString();
        api.move(driver(), move, address, token, queued, then);
    }

    @Override
    public void abort(Consumer<Optional<String>> then) {
        api.abort(driver(), then);
    }

    @Override
    public void declareDead(String node, Consumer<Optional<String>> then) {
        api.declareDead(driver(), node, then);
    }

    @Override
    public void halt(boolean halted, Consumer<Optional<String>> then) {
        api.halt(driver(), halted, then);
    }

    @Override
    public void records(String node, Consumer<Optional<List<ReplicaRecord>>> then) {
        api.records(node, then);
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
        site.after(GUARDS_EVERY_NANOS, this::keepGuards);
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

    @Override
    public void copied(Consumer<OptionalInt> then) {
        copy.percent(then);
    }

    @Override
    public Optional<Inside> inside() {
        return Optional.of(api::lever);
    }

    @Override
    public void forgetConnections() {
        http.forgetIdle();
    }

    @Override
    public void close() {
        http.close();
    }

    private interface Question<T> {
        void ask(String node, Consumer<T> answer);
    }

    /// Asks every started node; the answers come together, when the last one has come.
    private <T> void askAll(Question<T> question, Consumer<SortedMap<String, T>> then) {
        List<String> asked = site.started();
        ConcurrentSkipListMap<String, T> answers = new ConcurrentSkipListMap<>();
        for (String node : asked)
            question.ask(
                    node,
                    answer -> site.after(0, () -> {
                        answers.put(node, answer);
                        if (answers.size() == asked.size()) then.accept(new TreeMap<>(answers));
                    }));
    }
}
