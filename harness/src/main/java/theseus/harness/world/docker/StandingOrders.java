package theseus.harness.world.docker;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// What must hold of a node's process however often it starts: levers within the process are gone with it, and are
/// pulled again after each start. While a node is told again what stood when it started nothing is given or revoked:
/// what was true a moment ago would arrive after what is true now.
final class StandingOrders {
    private final ConcurrentHashMap<String, SortedMap<String, Runnable>> orders = new ConcurrentHashMap<>();

    /// From now on, after each start. Whoever gives it carries it out once for the process that runs, after this.
    void give(String node, String name, Runnable order) {
        SortedMap<String, Runnable> standing = of(node);
        synchronized (standing) {
            standing.put(name, order);
        }
    }

    /// Whoever revokes it undoes what it did, after this.
    void revoke(String node, String name) {
        SortedMap<String, Runnable> standing = of(node);
        synchronized (standing) {
            standing.remove(name);
        }
    }

    /// The node's process has started.
    void repeat(String node) {
        SortedMap<String, Runnable> standing = of(node);
        synchronized (standing) {
            standing.values().forEach(Runnable::run);
        }
    }

    private SortedMap<String, Runnable> of(String node) {
        return orders.computeIfAbsent(node, _ -> new TreeMap<>());
    }
}
