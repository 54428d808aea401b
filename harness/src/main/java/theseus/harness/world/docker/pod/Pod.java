package theseus.harness.world.docker.pod;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import theseus.harness.system.Program;
import theseus.harness.system.Site;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Owner;
import theseus.harness.world.docker.engine.Unusable;

/// One node and its place:
///
/// ```
///   clients' network --- 127.0.0.1:port     +------------- pod -------------+
///        (no talk between containers) ------| holder: network namespace,    |
///   peers' network ------------------------ |         NET_ADMIN, nft rules  |
///        (internal, fixed addresses)        | node:   joins it, no          |
///                                           |         capability, /data     |
///                                           +-------------------------------+
/// ```
///
/// The holder is never killed, so rules, address and published port outlive the node's kills and restarts.
public final class Pod {
    private static final int FREEZES_MAX = 5;
    /// Also a busy machine ends a process within that.
    private static final long END_SECONDS = 20;

    private final DockerClient client;
    private final String name;
    private final String holder;
    private final Plan plan;
    private final String peerAddress;
    private final int publishedPort;
    private final String directAddress;
    private final StringBuilder pastLog = new StringBuilder();
    private volatile String node;

    private Pod(DockerClient client, Plan plan, String holder, String node, InspectContainerResponse seen) {
        this.client = client;
        this.plan = plan;
        this.name = plan.name;
        this.holder = holder;
        this.node = node;
        this.peerAddress = plan.peerAddress;
        this.publishedPort = Integer.parseInt(seen.getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(ExposedPort.tcp(Site.CLIENT_PORT))[0]
                .getHostPortSpec());
        this.directAddress = seen.getNetworkSettings()
                .getNetworks()
                .get(plan.networks.clients())
                .getIpAddress();
    }

    /// What a pod is made from.
    ///
    /// @param name the node's
    /// @param peerAddress its fixed address on the peers' network
    /// @param port the port on 127.0.0.1; 0 for whichever is free
    /// @param program the node's
    public record Plan(
            Owner owner,
            Networks networks,
            String toolsImage,
            String nodeImage,
            String name,
            String peerAddress,
            int port,
            Program program) {
        String volume() {
            return "theseus-" + owner.run() + "-" + name;
        }
    }

    /// Starts the holder and creates the node's container; the node does not run yet.
    public static Pod create(Engine engine, Plan plan) {
        DockerClient client = engine.client();
        client.createVolumeCmd()
                .withName(plan.volume())
                .withLabels(new TreeMap<>(plan.owner.labels()))
                .exec();
        String holder = createHolder(client, plan);
        client.connectToNetworkCmd()
                .withNetworkId(plan.networks.peers())
                .withContainerId(holder)
                .withContainerNetwork(new ContainerNetwork()
                        .withIpamConfig(new ContainerNetwork.Ipam().withIpv4Address(plan.peerAddress)))
                .exec();
        startHolder(client, holder, plan);
        String node = createNode(client, plan, holder, plan.program);
        return new Pod(
                client, plan, holder, node, client.inspectContainerCmd(holder).exec());
    }

    private static String createHolder(DockerClient client, Plan plan) {
        Ports ports = new Ports();
        ports.bind(
                ExposedPort.tcp(Site.CLIENT_PORT),
                plan.port == 0
                        ? Ports.Binding.bindIp("127.0.0.1")
                        : Ports.Binding.bindIpAndPort("127.0.0.1", plan.port));
        CreateContainerResponse created = client.createContainerCmd(plan.toolsImage)
                .withName("theseus-" + plan.owner.run() + "-" + plan.name + "-holder")
                .withHostName(plan.name)
                .withLabels(new TreeMap<>(plan.owner.labels()))
                .withExposedPorts(ExposedPort.tcp(Site.CLIENT_PORT))
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode(plan.networks.clients())
                        .withPortBindings(ports)
                        .withBinds(new Bind(plan.volume(), new Volume(Site.DATA)))
                        .withCapDrop(Capability.ALL)
                        .withCapAdd(Capability.NET_ADMIN))
                .exec();
        return created.getId();
    }

    private static void startHolder(DockerClient client, String holder, Plan plan) {
        try {
            client.startContainerCmd(holder).exec();
        } catch (InternalServerErrorException e) {
            if (e.getMessage().contains("already"))
                throw new Unusable(
                        "port " + plan.port + " of 127.0.0.1 is taken; stop what listens there or choose"
                                + " another first port",
                        e);
            throw new Unusable("a pod does not start: " + e.getMessage().strip(), e);
        }
    }

    private static String createNode(DockerClient client, Plan plan, String holder, Program program) {
        return client.createContainerCmd(plan.nodeImage)
                .withName("theseus-" + plan.owner.run() + "-" + plan.name)
                .withLabels(new TreeMap<>(plan.owner.labels()))
                .withCmd(program.arguments())
                .withEnv(program.environment())
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("container:" + holder)
                        .withBinds(new Bind(plan.volume(), new Volume(Site.DATA)))
                        .withCapDrop(Capability.ALL))
                .exec()
                .getId();
    }

    public String name() {
        return name;
    }

    public String peerAddress() {
        return peerAddress;
    }

    /// The port of 127.0.0.1 under which clients reach the node; it stays the same while the pod exists.
    public int publishedPort() {
        return publishedPort;
    }

    /// The node's address on the clients' network: reachable where the engine runs on this very machine.
    public String directAddress() {
        return directAddress;
    }

    /// Starts the node, for the first time or again on the same data.
    public void start() {
        try {
            client.startContainerCmd(node).exec();
        } catch (NotModifiedException runsAlready) {
            // Somebody else has started it meanwhile: a node that joins is started again until it is up.
        }
    }

    /// SIGKILL; returns when the process is gone, or does not go.
    public void kill() {
        client.killContainerCmd(node).withSignal("KILL").exec();
        awaitEnd();
    }

    /// SIGTERM: the process ends by itself; returns when it has, or does not.
    public void stop() {
        client.killContainerCmd(node).withSignal("TERM").exec();
        awaitEnd();
    }

    /// Has the node's process, which has ended, be another program's from its next start on; its data stays.
    public void refit(Program program) {
        String before = log();
        pastLog.setLength(0);
        pastLog.append(before);
        client.removeContainerCmd(node).exec();
        node = createNode(client, plan, holder, program);
    }

    /// Waits until the process has ended by itself, for [#END_SECONDS] at most: [#state] tells whether it has.
    public void awaitEnd() {
        try (var waiting = client.waitContainerCmd(node).start()) {
            waiting.awaitCompletion(END_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerException("interrupted while a process was to end", 0, e);
        }
    }

    /// The cgroup freezer. On a loaded machine the first version of cgroups may fail to freeze every thread in time,
    /// after a
    /// while of trying: then it is asked again.
    public void pause() {
        for (int tries = 1; ; tries++) {
            try {
                client.pauseContainerCmd(node).exec();
                return;
            } catch (DockerException e) {
                boolean slow = e.getMessage() != null && e.getMessage().contains("unable to freeze");
                if (!slow || tries == FREEZES_MAX) throw e;
            }
        }
    }

    public void unpause() {
        client.unpauseContainerCmd(node).exec();
    }

    /// How the node's process is, in the engine's words: `running`, `paused`, `exited (137)`, ...
    public String state() {
        var state = client.inspectContainerCmd(node).exec().getState();
        return "exited".equals(state.getStatus()) ? "exited (" + state.getExitCodeLong() + ")" : state.getStatus();
    }

    /// Runs a program in the holder, so within the node's network namespace.
    public Programs.Said inHolder(String... command) {
        return Programs.run(client, holder, command);
    }

    /// Everything the node wrote to its standard output and error, over all its lives.
    public String log() {
        Output output = new Output();
        try {
            client.logContainerCmd(node)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTimestamps(true)
                    .exec(output)
                    .awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return pastLog + output.text();
    }
}
