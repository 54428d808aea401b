package theseus.node.environment;

/// Says whether the node is held up where it comes by: the rendezvous of a test with the node.
@FunctionalInterface
public interface Waypoints {
    /// Nobody is held up anywhere.
    Waypoints OPEN = (_, _) -> false;

    /// Whether the node is held up at the point. Then `onward` runs on the node's thread once it is let go, and the
    /// caller does nothing more; else the caller goes on by itself.
    ///
    /// Much may have happened when `onward` runs, so it is to begin with the checks again.
    boolean holds(Waypoint point, Runnable onward);
}
