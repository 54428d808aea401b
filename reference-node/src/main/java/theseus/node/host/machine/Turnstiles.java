package theseus.node.host.machine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import theseus.node.environment.Waypoint;
import theseus.node.environment.Waypoints;

/// Where a test holds the node up: the rendezvous in a real process. A turnstile is shut, somebody waits until the node
/// has come to it, and opens it.
public final class Turnstiles implements Waypoints {
    private final Executor node;
    private final Map<Waypoint, List<Runnable>> shut = new EnumMap<>(Waypoint.class);
    private final Map<Waypoint, Long> reached = new EnumMap<>(Waypoint.class);

    /// @param node where what was held up goes on
    public Turnstiles(Executor node) {
        this.node = node;
    }

    @Override
    public synchronized boolean holds(Waypoint point, Runnable onward) {
        List<Runnable> waiting = shut.get(point);
        if (waiting == null) return false;
        waiting.add(onward);
        reached.merge(point, 1L, Long::sum);
        return true;
    }

    /// From now on the node is held up there.
    public synchronized void shut(Waypoint point) {
        shut.computeIfAbsent(point, _ -> new ArrayList<>());
        reached.remove(point);
    }

    /// Lets the node go on, and says how much had waited.
    public synchronized int open(Waypoint point) {
        List<Runnable> waiting = shut.remove(point);
        if (waiting == null) return 0;
        waiting.forEach(node::execute);
        return waiting.size();
    }

    /// How often the node came to each turnstile that is shut, or was, since it was last shut.
    public synchronized SortedMap<String, Long> reached() {
        SortedMap<String, Long> byLabel = new TreeMap<>();
        shut.keySet().forEach(point -> byLabel.put(point.label(), 0L));
        reached.forEach((point, times) -> byLabel.put(point.label(), times));
        return byLabel;
    }
}
