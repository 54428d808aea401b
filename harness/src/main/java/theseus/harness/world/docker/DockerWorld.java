package theseus.harness.world.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import theseus.harness.world.Cluster;
import theseus.harness.world.Scene;
import theseus.harness.world.Timeline;
import theseus.harness.world.World;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Leftovers;
import theseus.harness.world.docker.engine.Owner;
import theseus.harness.world.docker.engine.Reaper;
import theseus.harness.world.docker.engine.Unusable;
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
    private static final Duration CALL_LIMIT = Duration.ofSeconds(15);
    private static final int TOKEN_BYTES = 16;

    private final Engine engine;
    private final Owner owner;
    private final Reaper reaper;
    private final NodeHttp http = new NodeHttp(CALL_LIMIT);
    private final RealTimeline timeline;
    private final Crew crew;
    private final DockerLevers levers;
    private final DockerCluster cluster;

    /// A world with the scene's first nodes up and ready. The first one on an engine builds the images.
    ///
    /// @throws Unusable where containers cannot be used here, in one line
    public static DockerWorld open(Scene scene, DockerOptions options) {
        Engine engine = Engine.connect();
        new Leftovers(engine).sweep();
        try {
            return new DockerWorld(engine, scene, options);
        } catch (DockerException e) {
            throw new Unusable(
                    "the container engine refuses: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    private DockerWorld(Engine engine, Scene scene, DockerOptions options) {
        this.engine = engine;
        owner = Owner.of(options.run());
        reaper = Reaper.watchOver(owner.run());
        boolean complete = false;
        try {
            String token = token();
            crew = Crew.muster(engine, owner, scene, options, token);
            SortedMap<String, Door> doors = new TreeMap<>();
            boolean direct = Door.direct(crew.pod(crew.authority()));
            crew.pods().forEach((name, pod) -> doors.put(name, Door.of(pod, direct)));
            NodeApi api = new NodeApi(http, doors, token);
            NodeProbe probe = new NodeProbe(api);
            awaitReady(probe);
            timeline = new RealTimeline();
            CopyWatch copy = new CopyWatch(
                    timeline, api, () -> List.copyOf(crew.started().keySet()));
            levers = new DockerLevers(timeline, crew.started(), crew::command, probe, copy, http::forgetIdle);
            cluster = new DockerCluster(timeline, crew, api, probe, levers);
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

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
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
        http.close();
        new Leftovers(engine).remove(owner.run());
        reaper.close();
    }
}
