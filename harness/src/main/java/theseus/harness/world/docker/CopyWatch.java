package theseus.harness.world.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// How far the copy of the migration under way has come: only its driver can tell, so all nodes are asked.
final class CopyWatch {
    private final RealTimeline timeline;
    private final NodeApi api;
    private final Supplier<List<String>> nodes;

    CopyWatch(RealTimeline timeline, NodeApi api, Supplier<List<String>> nodes) {
        this.timeline = timeline;
        this.api = api;
        this.nodes = nodes;
    }

    void percent(Consumer<OptionalInt> then) {
        List<String> asked = nodes.get();
        AtomicInteger most = new AtomicInteger(-1);
        AtomicInteger silent = new AtomicInteger(asked.size());
        for (String node : asked)
            api.migration(node, answer -> {
                answer.ifPresent(view -> most.accumulateAndGet(percent(view), Math::max));
                if (silent.decrementAndGet() > 0) return;
                int percent = most.get();
                timeline.post(() -> then.accept(percent < 0 ? OptionalInt.empty() : OptionalInt.of(percent)));
            });
    }

    /// -1 where it is not the driver who tells.
    private static int percent(JsonNode view) {
        int needed = 0;
        int copied = 0;
        for (JsonNode range : view.path("progress")) {
            needed += range.path("needed").asInt();
            copied +=
                    Math.min(range.path("needed").asInt(), range.path("copied").asInt());
        }
        return needed == 0 ? -1 : 100 * copied / needed;
    }
}
