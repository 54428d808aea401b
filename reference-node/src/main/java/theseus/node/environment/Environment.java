package theseus.node.environment;

/// All that a node may ask of its world.
public record Environment(
        Clock clock, Timers timers, Network network, Disk disk, Randomness randomness, Observer observer) {}
