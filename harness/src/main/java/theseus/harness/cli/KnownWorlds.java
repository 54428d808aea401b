package theseus.harness.cli;

import java.util.Optional;
import theseus.harness.world.Worlds;
import theseus.harness.world.docker.DockerOptions;
import theseus.harness.world.docker.DockerWorlds;
import theseus.harness.world.sim.SimWorld;

/// The worlds by name.
///
/// @param baseImage what container images are built on; null for what is on the machine
record KnownWorlds(String baseImage) {
    Worlds named(String name) {
        return switch (name) {
            case "sim" -> SimWorld::build;
            case "docker" -> new DockerWorlds(containers());
            default -> throw new IllegalArgumentException("no world is named " + name);
        };
    }

    /// The same, where a single run is sailed and can afford to write its choices down.
    Worlds recorded(String name) {
        return name.equals("sim") ? SimWorld::recorded : named(name);
    }

    private DockerOptions containers() {
        DockerOptions usual = DockerOptions.unique();
        return new DockerOptions(usual.run(), Optional.ofNullable(baseImage), usual.firstPort());
    }
}
