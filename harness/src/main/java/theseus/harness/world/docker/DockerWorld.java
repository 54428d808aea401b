package theseus.harness.world.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import theseus.harness.system.Charter;
import theseus.harness.system.Session;
import theseus.harness.system.System;
import theseus.harness.world.Cluster;
import theseus.harness.world.Scene;
import theseus.harness.world.Timeline;
import theseus.harness.world.World;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Leftovers;
import theseus.harness.world.docker.engine.Owner;
import theseus.harness.world.docker.engine.Reaper;
import theseus.harness.world.docker.engine.Unusable;
import theseus.harness.world.docker.pod.Networks;
import theseus.harness.world.docker.pod.Pod;
import theseus.histories.check.Finding;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.lever.Levers;

/// Real nodes in containers, real time.
///
/// Whatever becomes of this process, what it started goes away: by [#close], by a hook at Ctrl-C, by the [Reaper] when
/// it
/// is killed, or by the next world's sweep when both were killed.
public final class DockerWorld implements World {
    private static final int SECRET_BYTES = 16;

    private final Engine engine;
    private final Owner owner;
    private final Reaper reaper;
    private final RealTimeline timeline = new RealTimeline();
    private Session session;
    private final Crew crew;
    private final DockerLevers levers;
    private final DockerCluster cluster;

    /// A world with the scene's first nodes up and ready. The first one on an engine builds the images.
    ///
    /// @throws Unusable where containers cannot be used here, in one line
    public static DockerWorld open(System system, Scene scene, DockerOptions options) {
        return open(Engine.connect(), system, scene, options);
    }

    /// The same on that engine.
    static DockerWorld open(Engine engine, System system, Scene scene, DockerOptions options) {
        new Leftovers(engine).sweep();
        try {
            return new DockerWorld(engine, system, scene, options);
        } catch (DockerException e) {
            throw new Unusable(
                    "the container engine refuses: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    private DockerWorld(Engine engine, System system, Scene scene, DockerOptions options) {
        this.engine = engine;
        owner = Owner.of(options.run());
        reaper = Reaper.watchOver(owner.run());
        boolean complete = false;
        try {
            Networks networks = Networks.create(engine, owner);
            Berths berths = new Berths(scene, networks, timeline, secret());
            crew = Crew.muster(engine, owner, system, berths, networks, options);
            berths.taken(crew);
            timeline.begin();
            session = system.connect(berths);
            NodeProbe probe = new NodeProbe(session);
            awaitReady(probe);
            levers = new DockerLevers(
                    timeline,
                    crew.started(),
                    (node, setup) -> system.program(berths, node, setup),
                    probe,
                    session,
                    system.charter().lacks());
            berths.beforeStart(levers::extendTo);
            boolean startsFirst = system.charter().has(Charter.Feature.STARTS_BEFORE_JOINING);
            cluster = new DockerCluster(timeline, berths, session, probe, levers, startsFirst);
            complete = true;
        } finally {
            if (!complete) goHome();
        }
    }

    private void awaitReady(NodeProbe probe) {
        for (String node : crew.started().keySet()) {
            if (probe.awaitReady(node) instanceof Effect.Ineffective(String why))
                throw new Unusable("node " + why + "; its log ends with: "
                        + crew.pod(node).log().lines().toList().reversed().stream()
                                .findFirst()
                                .orElse("nothing"));
        }
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Levers levers() {
        return levers;
    }

    @Override
    public void run(BooleanSupplier finished) {
        timeline.run(finished);
    }

    /// Always empty: nobody sees inside a real node.
    @Override
    public List<Finding> breaches() {
        return List.of();
    }

    @Override
    public void keepLogs(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Pod pod : crew.started().values()) Files.writeString(directory.resolve(pod.name() + ".log"), pod.log());
    }

    @Override
    public void close() {
        levers.close();
        goHome();
    }

    private void goHome() {
        if (session != null) session.close();
        new Leftovers(engine).remove(owner.run());
        reaper.close();
    }
}
