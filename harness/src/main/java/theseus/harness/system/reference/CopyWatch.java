package theseus.harness.system.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import theseus.harness.system.Site;

/// How far the copy of the migration under way has come: only its driver can tell, so all nodes are asked.
final class CopyWatch {
    private final Site site;
    private final NodeApi api;

    CopyWatch(Site site, NodeApi api) {
        this.site = site;
        this.api = api;
    }

    void percent(Consumer<OptionalInt> then) {
        List<String> asked = site.started();
        AtomicInteger most = new AtomicInteger(-1);
        AtomicInteger silent = new AtomicInteger(asked.size());
        for (String node : asked)
            api.migration(node, answer -> {
                answer.ifPresent(view -> most.accumulateAndGet(percent(view), Math::max));
                if (silent.decrementAndGet() > 0) return;
                int percent = most.get();
                site.after(0, () -> then.accept(percent < 0 ? OptionalInt.empty() : OptionalInt.of(percent)));
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
