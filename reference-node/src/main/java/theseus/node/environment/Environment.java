package theseus.node.environment;

/// All that a node may ask of its world.
///
/// @param waypoints where tests hold it up
public record Environment(
        Clock clock,
        Timers timers,
        Network network,
        Disk disk,
        Randomness randomness,
        Observer observer,
        Waypoints waypoints) {
    /// An environment in which nobody is held up.
    public Environment(
            Clock clock, Timers timers, Network network, Disk disk, Randomness randomness, Observer observer) {
        this(clock, timers, network, disk, randomness, observer, Waypoints.OPEN);
    }
}
