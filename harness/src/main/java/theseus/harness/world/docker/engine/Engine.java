package theseus.harness.world.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/// The container engine that answers here.
///
/// Testcontainers finds it (environment, sockets, contexts, Docker Desktop, rootless) and agrees on an API version.
/// Its own start-up is not used: that pulls a reaper's and a helper's image, and no registry may be at hand.
///
/// @param client docker-java's client
/// @param version as the engine tells it
/// @param info as the engine tells it
public record Engine(DockerClient client, Version version, Info info) {
    private static final String ADVICE =
            "start one (Debian: apt-get install docker.io && dockerd &), or set DOCKER_HOST";

    /// The oldest API that has all that is needed: Docker 20.10's.
    public static final String OLDEST_API = "1.41";

    /// Looks for an engine; says in one line when none answers.
    public static Engine connect() {
        try {
            DockerClient client = strategy().getDockerClient();
            return new Engine(
                    client, client.versionCmd().exec(), client.infoCmd().exec());
        } catch (DockerException | IllegalStateException e) {
            throw new Unusable("no container engine answers; " + ADVICE, e);
        }
    }

    private static DockerClientProviderStrategy strategy() {
        List<DockerClientProviderStrategy> strategies = new ArrayList<>();
        ServiceLoader.load(DockerClientProviderStrategy.class).forEach(strategies::add);
        return DockerClientProviderStrategy.getFirstValidStrategy(strategies);
    }

    /// `x86_64` or `aarch64`, as `uname` spells it.
    public String architecture() {
        return info.getArchitecture();
    }

    /// In the words of the manifest and of `doctor`: `20.10.24, API 1.41, linux/x86_64`.
    public String describe() {
        return version.getVersion() + ", API " + version.getApiVersion() + ", " + info.getOsType() + "/"
                + architecture();
    }
}
