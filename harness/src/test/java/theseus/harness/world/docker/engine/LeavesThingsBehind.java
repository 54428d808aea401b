package theseus.harness.world.docker.engine;

import java.io.IOException;
import java.util.TreeMap;
import theseus.harness.system.Program;
import theseus.harness.world.docker.image.ToolsImage;
import theseus.harness.world.docker.pod.Networks;
import theseus.harness.world.docker.pod.Pod;

/// A harness that starts things and never gets to clean up.
final class LeavesThingsBehind {
    private LeavesThingsBehind() {}

    /// @param args the run's id, and `reaper` to be watched over
    public static void main(String[] args) throws IOException {
        Engine engine = Engine.connect();
        Owner owner = Owner.of(args[0]);
        if (args.length > 1) Reaper.watchOver(args[0]);
        Networks networks = Networks.create(engine, owner);
        String tools = ToolsImage.ensure(engine);
        Pod.create(
                        engine,
                        new Pod.Plan(owner, networks, tools, tools, "n1", networks.peerAddress(0), 0, Program.of("60")))
                .start();
        engine.client()
                .createVolumeCmd()
                .withName("theseus-" + args[0] + "-more")
                .withLabels(new TreeMap<>(owner.labels()))
                .exec();
        System.out.println("ready");
        System.out.flush();
        int never = System.in.read();
        throw new IllegalStateException("woken by " + never + "; expected to be killed");
    }
}
