package theseus.harness.cli;

import theseus.harness.world.Worlds;
import theseus.harness.world.docker.DockerOptions;
import theseus.harness.world.docker.DockerWorlds;
import theseus.harness.world.sim.SimWorld;

/// The worlds by name.
final class KnownWorlds {
    private KnownWorlds() {}

    static Worlds named(String name) {
        return switch (name) {
            case "sim" -> SimWorld::build;
            case "docker" -> new DockerWorlds(DockerOptions.unique());
            default -> throw new IllegalArgumentException("no world is named " + name);
        };
    }
}
