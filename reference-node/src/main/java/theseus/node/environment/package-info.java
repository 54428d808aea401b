/// All that a node may ask of its world, as ports: clock, timers, network, disk, chance, and an observer.
package theseus.node.environment;
