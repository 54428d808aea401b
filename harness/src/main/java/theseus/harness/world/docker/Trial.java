package theseus.harness.world.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.util.TreeMap;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Leftovers;
import theseus.harness.world.docker.engine.Owner;
import theseus.harness.world.docker.pod.Programs;

/// A container that is started only to see what containers may do here; it goes away when closed.
final class Trial implements AutoCloseable {
    private final Engine engine;
    private final Owner owner = Owner.of("trial-" + ProcessHandle.current().pid());
    private final String container;

    Trial(Engine engine, String toolsImage) {
        this.engine = engine;
        container = engine.client()
                .createContainerCmd(toolsImage)
                .withLabels(new TreeMap<>(owner.labels()))
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("none")
                        .withCapDrop(Capability.ALL)
                        .withCapAdd(Capability.NET_ADMIN))
                .exec()
                .getId();
        engine.client().startContainerCmd(container).exec();
    }

    /// Runs a program there.
    Programs.Said run(String... command) {
        return Programs.run(engine.client(), container, command);
    }

    /// Freezes and thaws it; empty words when that works.
    String freeze() {
        try {
            engine.client().pauseContainerCmd(container).exec();
            engine.client().unpauseContainerCmd(container).exec();
            return "";
        } catch (DockerException e) {
            return String.valueOf(e.getMessage()).strip();
        }
    }

    @Override
    public void close() {
        new Leftovers(engine).remove(owner.run());
    }
}
