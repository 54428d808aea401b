package theseus.harness.junit;

import theseus.harness.world.Scene;
import theseus.harness.world.World;
import theseus.harness.world.Worlds;
import theseus.harness.world.sim.SimWorld;

/// The reference node in simulation, where a seed repeats a run byte for byte.
public final class Simulation implements Worlds {
    /// For the extension.
    public Simulation() {}

    @Override
    public World build(Scene scene) {
        return SimWorld.build(scene);
    }
}
