package theseus.harness.world.docker;

import theseus.harness.system.reference.ReferenceNode;
import theseus.harness.world.Scene;
import theseus.harness.world.World;
import theseus.harness.world.WorldContract;

@NeedsEngine
class DockerWorldTest extends WorldContract {
    private static int count;

    @Override
    protected World build(Scene scene) {
        return DockerWorld.open(
                new ReferenceNode(),
                scene,
                DockerOptions.of("contract-" + ProcessHandle.current().pid() + "-" + count++));
    }
}
