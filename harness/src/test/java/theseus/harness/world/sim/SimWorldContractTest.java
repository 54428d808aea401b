package theseus.harness.world.sim;

import theseus.harness.world.Scene;
import theseus.harness.world.World;
import theseus.harness.world.WorldContract;

class SimWorldContractTest extends WorldContract {
    @Override
    protected World build(Scene scene) {
        return SimWorld.build(scene, SimOptions.calm(), Choices.drawn(scene.seed()), null);
    }
}
