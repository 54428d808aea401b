package theseus.harness.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import theseus.harness.system.Call;
import theseus.harness.system.Reply;
import theseus.harness.world.Cluster;
import theseus.harness.world.Timeline;

/// Clients that put and get in equal shares at QUORUM, each its next as soon as its last has ended.
final class Loop {
    private final Timeline timeline;
    private final Cluster cluster;
    private final String tenant;
    private final List<String> nodes;
    private final int keys;
    private final String value;
    private final SplittableRandom random = new SplittableRandom(1);
    private Consumer<Ended> onEnd = _ -> {};
    private boolean stopped;
    private int atWork;

    /// One operation that has ended.
    record Ended(boolean put, boolean ok, long nanos) {}

    Loop(Timeline timeline, Cluster cluster, String tenant, int keys, int valueBytes) {
        this.timeline = timeline;
        this.cluster = cluster;
        this.tenant = tenant;
        this.nodes = List.copyOf(cluster.nodes());
        this.keys = keys;
        this.value = "x".repeat(valueBytes);
    }

    void onEnd(Consumer<Ended> listener) {
        onEnd = listener;
    }

    /// Puts every key once, so many at a time; done when the answer is true.
    BooleanSupplier load(int clients) {
        int[] next = new int[1];
        int[] done = new int[1];
        for (int client = 0; client < clients; client++) putNext(next, done);
        return () -> done[0] == keys;
    }

    private void putNext(int[] next, int[] done) {
        if (next[0] == keys) return;
        int key = next[0]++;
        Call call = new Call("write", tenant, "k" + key, value, "QUORUM", null);
        cluster.call(nodes.get(key % nodes.size()), call, _ -> {
            done[0]++;
            putNext(next, done);
        });
    }

    void start(int clients) {
        for (int client = 0; client < clients; client++) {
            atWork++;
            next(client);
        }
    }

    /// No operation begins any more.
    void stop() {
        stopped = true;
    }

    boolean over() {
        return stopped && atWork == 0;
    }

    private void next(int client) {
        if (stopped) {
            atWork--;
            return;
        }
        boolean put = random.nextBoolean();
        String key = "k" + random.nextInt(keys);
        Call call = new Call(put ? "write" : "read", tenant, key, put ? value : null, "QUORUM", null);
        long begun = timeline.nanos();
        cluster.call(nodes.get(client % nodes.size()), call, reply -> {
            onEnd.accept(new Ended(put, reply instanceof Reply.Ok, timeline.nanos() - begun));
            next(client);
        });
    }
}
