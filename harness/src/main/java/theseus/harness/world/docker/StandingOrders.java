package theseus.harness.world.docker;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/// What must hold of a node's process however often it starts: levers within the process are gone with it, and are
/// pulled again after each start.
final class StandingOrders {
    private final ConcurrentSkipListMap<String, ConcurrentSkipListMap<String, Runnable>> orders =
            new ConcurrentSkipListMap<>();

    /// From now on, after each start.
    void give(String node, String name, Runnable order) {
        orders.computeIfAbsent(node, _ -> new ConcurrentSkipListMap<>()).put(name, order);
    }

    void revoke(String node, String name) {
        orders.getOrDefault(node, new ConcurrentSkipListMap<>()).remove(name);
    }

    /// The node's process has started.
    void repeat(String node) {
        List.copyOf(orders.getOrDefault(node, new ConcurrentSkipListMap<>()).values())
                .forEach(Runnable::run);
    }
}
