package theseus.harness.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import theseus.harness.generator.Chance;
import theseus.harness.generator.Context;
import theseus.harness.generator.Generator;
import theseus.harness.generator.Invocation;
import theseus.harness.generator.News;
import theseus.harness.generator.Scheduled;
import theseus.harness.generator.Step;
import theseus.harness.system.Call;
import theseus.harness.system.Reply;
import theseus.harness.world.Cluster;
import theseus.harness.world.Timeline;

/// The client threads of a run. Each has one operation open at most, through a coordinator drawn by chance; one that is
/// not answered in time is Unknown, and its thread goes on under another process number.
public final class Clients {
    private final Timeline timeline;
    private final Cluster cluster;
    private final Journal journal;
    private final ClientOptions options;
    private final List<ClientThread> threads = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final SortedMap<String, Long> ends = new TreeMap<>();
    private final Tally tally = new Tally();
    private final Retries retries;
    private final Map<String, String> lastCoordinators = new TreeMap<>();
    private Chance coordinators;
    private Generator generator;
    private String part = "";
    private long partNanos;
    private boolean asking;
    private long wakeAt = Long.MAX_VALUE;

    public Clients(Timeline timeline, Cluster cluster, Journal journal, ClientOptions options) {
        this.timeline = timeline;
        this.cluster = cluster;
        this.journal = journal;
        this.options = options;
        this.retries = new Retries(options.seed());
        this.coordinators = Chance.of(options.seed(), "coordinators");
        for (int thread = 0; thread < options.threads(); thread++) threads.add(new ClientThread(thread));
        tick();
    }

    /// Begins to do what the generator says, in place of what was done before.
    ///
    /// @param name of this part of the workload
    public void play(String name, Generator next) {
        stop();
        part = name;
        partNanos = timeline.nanos();
        generator = next.begun(partNanos);
        poll();
    }

    /// Invokes nothing more.
    public void stop() {
        if (generator != null) ended();
    }

    private void ended() {
        generator = null;
        ends.put(part, timeline.nanos() - partNanos);
    }

    /// Whether the generator is done and no operation is open.
    public boolean idle() {
        return generator == null && threads.stream().noneMatch(ClientThread::busy);
    }

    /// What the generator has become; null when it is done.
    public Generator generator() {
        return generator;
    }

    /// What was done so far.
    public Played played() {
        return new Played(sent, ends);
    }

    /// How many operations ended in which way.
    public Tally tally() {
        return tally;
    }

    /// The node that the last operation on the key went through; null before the first.
    public String lastCoordinator(String key) {
        return lastCoordinators.get(key);
    }

    /// The writes that were sent twice.
    public Retries retries() {
        return retries;
    }

    /// Tells the generator.
    public void tell(News news) {
        if (generator == null) return;
        generator = generator.update(news);
        poll();
    }

    private void poll() {
        if (asking) return;
        asking = true;
        while (generator != null && askedOnce()) continue;
        asking = false;
    }

    private boolean askedOnce() {
        List<Integer> free = new ArrayList<>(threads.size());
        for (ClientThread thread : threads) if (!thread.busy()) free.add(thread.number());
        if (free.isEmpty()) return false;
        switch (generator.op(new Context(timeline.nanos(), threads.size(), free))) {
            case Step.Invoke(int thread, Invocation invocation, Generator then) -> {
                generator = then;
                invoke(threads.get(thread), invocation);
                return true;
            }
            case Step.Wait(long until, Generator then) -> {
                generator = then;
                wake(until);
                return false;
            }
            case Step.Done _ -> {
                ended();
                return false;
            }
        }
    }

    private void wake(long at) {
        if (at == Step.SOMETHING_HAPPENS || wakeAt <= at) return;
        wakeAt = at;
        timeline.after(Math.max(0, at - timeline.nanos()), () -> {
            if (wakeAt == at) wakeAt = Long.MAX_VALUE;
            // What is completed at the same time comes first, or concurrency is recorded that was none.
            timeline.after(0, this::poll);
        });
    }

    private void invoke(ClientThread thread, Invocation wanted) {
        Invocation invocation = wanted.route() == null ? wanted.with(drawn(wanted)) : wanted;
        sent.add(new Sent(part, new Scheduled(timeline.nanos() - partNanos, thread.number(), invocation)));
        long call = thread.open(wanted, timeline.nanos() + options.timeoutNanos());
        journal.invoked(thread.process(), invocation.f(), invocation.key(), invocation.value());
        send(invocation, invocation.route().node(), reply -> {
            if (!thread.isOpen(call)) return;
            if (invocation.route().retry() != null && reply instanceof Reply.Ok first)
                sendAgain(thread, call, invocation, first);
            else complete(thread, reply);
        });
    }

    private void sendAgain(ClientThread thread, long call, Invocation invocation, Reply.Ok first) {
        send(invocation, invocation.route().retry().node(), second -> {
            if (!thread.isOpen(call)) return;
            retries.compare(invocation, first, second);
            complete(thread, first);
        });
    }

    private Invocation.Route drawn(Invocation invocation) {
        String key = options.retries() ? retries.key(invocation) : null;
        return new Invocation.Route(coordinator(), key == null ? null : new Invocation.Retry(key, coordinator()));
    }

    private String coordinator() {
        List<String> nodes = cluster.nodes();
        String node = nodes.get(coordinators.below(nodes.size()));
        coordinators = coordinators.next();
        return node;
    }

    private void send(Invocation invocation, String node, Consumer<Reply> reply) {
        lastCoordinators.put(invocation.key(), node);
        String value = invocation.value() == null ? null : invocation.value().toString();
        Invocation.Retry retry = invocation.route().retry();
        cluster.call(
                node,
                new Call(
                        invocation.f(),
                        options.tenant(),
                        invocation.key(),
                        value,
                        invocation.level(),
                        retry == null ? null : retry.idempotencyKey()),
                reply);
    }

    private void complete(ClientThread thread, Reply reply) {
        Invocation invocation = thread.close();
        Object value = invocation.f().equals("read") ? read(reply) : invocation.value();
        journal.completed(thread.process(), invocation.f(), invocation.key(), value, reply);
        tally.count(invocation.f(), reply);
        if (reply instanceof Reply.Unknown) thread.retire(threads.size());
        News news = new News.Completed(thread.number(), invocation, reply instanceof Reply.Ok);
        if (reply instanceof Reply.Failed && options.pauseNanos() > 0) rest(thread, news);
        else tell(news);
    }

    private void rest(ClientThread thread, News then) {
        thread.rest(true);
        timeline.after(options.pauseNanos(), () -> {
            thread.rest(false);
            tell(then);
        });
    }

    private static Object read(Reply reply) {
        if (!(reply instanceof Reply.Ok(String value, var _)) || value == null) return null;
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException foreign) {
            return value;
        }
    }

    private void tick() {
        for (ClientThread thread : threads)
            if (thread.overdue(timeline.nanos()))
                complete(thread, new Reply.Unknown("no answer within " + options.timeoutNanos() / 1_000_000 + " ms"));
        timeline.after(options.timeoutNanos() / 8, this::tick);
    }
}
