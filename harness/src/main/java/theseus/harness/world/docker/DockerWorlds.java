package theseus.harness.world.docker;

import theseus.harness.world.Scene;
import theseus.harness.world.World;
import theseus.harness.world.Worlds;

/// Builds worlds in containers, one after the other or side by side: each under an id of its own.
public final class DockerWorlds implements Worlds {
    private final DockerOptions options;
    private int built;

    public DockerWorlds(DockerOptions options) {
        this.options = options;
    }

    @Override
    public World build(Scene scene) {
        String run = options.run() + (built++ == 0 ? "" : "-" + built);
        return DockerWorld.open(scene, new DockerOptions(run, options.baseImage(), options.firstPort()));
    }
}
