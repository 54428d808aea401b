package theseus.harness.world.docker;

import java.util.concurrent.atomic.AtomicInteger;
import theseus.harness.system.System;
import theseus.harness.system.reference.ReferenceNode;
import theseus.harness.world.Scene;
import theseus.harness.world.World;
import theseus.harness.world.Worlds;

/// Builds worlds in containers, one after the other or side by side: each under an id of its own.
public final class DockerWorlds implements Worlds {
    private final System system;
    private final DockerOptions options;
    private final AtomicInteger built = new AtomicInteger();

    /// Worlds of the reference node.
    public DockerWorlds(DockerOptions options) {
        this(new ReferenceNode(), options);
    }

    /// Worlds of that system.
    public DockerWorlds(System system, DockerOptions options) {
        this.system = system;
        this.options = options;
    }

    @Override
    public World build(Scene scene) {
        String run = options.run() + "-" + built.incrementAndGet();
        return DockerWorld.open(system, scene, new DockerOptions(run, options.baseImage(), options.firstPort()));
    }
}
