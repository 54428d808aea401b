package theseus.harness.cli;

import theseus.harness.world.Worlds;
import theseus.harness.world.sim.SimWorld;

/// The worlds by name.
final class KnownWorlds {
    private KnownWorlds() {}

    static Worlds named(String name) {
        return switch (name) {
            case "sim" -> SimWorld::build;
            default -> throw new IllegalArgumentException("no world is named " + name);
        };
    }
}
