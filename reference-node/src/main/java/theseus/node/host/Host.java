package theseus.node.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import theseus.node.Node;
import theseus.node.environment.Environment;
import theseus.node.host.api.ClientApi;
import theseus.node.host.api.TestLevers;
import theseus.node.host.http.Endpoint;
import theseus.node.host.journal.Counters;
import theseus.node.host.journal.Journal;
import theseus.node.host.journal.TopologyTrail;
import theseus.node.host.machine.EventLoop;
import theseus.node.host.machine.Failpoints;
import theseus.node.host.machine.FileDisk;
import theseus.node.host.machine.Turnstiles;
import theseus.node.host.machine.WallClock;
import theseus.node.host.peer.Links;
import theseus.node.host.peer.PeerAddress;
import theseus.node.host.peer.PeerApi;
import theseus.node.host.peer.Trial;
import theseus.node.message.Message;
import theseus.node.ring.NodeId;

/// A running node: the core, its environment and its two ports, put together.
public final class Host {
    private static final int STOP_SECONDS = 1;
    private static final long READY_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final HostOptions options;
    private final Journal journal;
    private final DataDirectory data;
    private final Endpoint clients;
    private final Endpoint peers;
    private final EventLoop loop;
    private final FileDisk disk;
    private final Links links;
    private final Node node;
    private final long startedNanos = System.nanoTime();

    /// Starts the node; it is ready when its health says so.
    ///
    /// @param onDefect told of an exception after which the node must not go on
    /// @throws WrongOptions where the directory or a port cannot be had
    public static Host start(HostOptions options, Consumer<Throwable> onDefect) throws WrongOptions {
        DataDirectory data = DataDirectory.take(
                options.data(), options.cluster(), options.node().id());
        Endpoint clients = null;
        Endpoint peers = null;
        try {
            clients = bind("--client-listen", options.clientListen(), onDefect);
            peers = bind("--peer-listen", options.peerListen(), onDefect);
            return new Host(options, data, clients, peers, openLog(options), onDefect);
        } catch (WrongOptions e) {
            if (clients != null) clients.close(0);
            if (peers != null) peers.close(0);
            data.close();
            throw e;
        }
    }

    private Host(
            HostOptions options,
            DataDirectory data,
            Endpoint clients,
            Endpoint peers,
            OutputStream log,
            Consumer<Throwable> onDefect) {
        this.options = options;
        this.data = data;
        this.clients = clients;
        this.peers = peers;
        journal = new Journal(options.node().id(), log);
        loop = new EventLoop("node-" + options.node().id(), onDefect);
        Failpoints failpoints = new Failpoints();
        Turnstiles turnstiles = new Turnstiles(loop);
        Trial trial = new Trial();
        WallClock clock = new WallClock();
        Counters counters = new Counters();
        TopologyTrail trail = new TopologyTrail();
        disk = new FileDisk(data.log(), loop, failpoints);
        Links.Sender self = new Links.Sender(options.cluster(), options.node().id(), advertised());
        links = new Links(self, options.node().addresses(), loop, this::receive, failpoints);
        SplittableRandom chance = new SplittableRandom();
        node = new Node(
                options.node(),
                new Environment(
                        clock,
                        loop,
                        links,
                        disk,
                        chance::nextLong,
                        observation -> {
                            counters.saw(observation);
                            trail.saw(observation);
                            journal.saw(observation);
                        },
                        turnstiles));
        loop.execute(node::start);
        loop.execute(this::tellWhenReady);
        loop.start();
        peers.serve(new PeerApi(self, loop, node, links, failpoints, trial).routes());
        clients.serve(new ClientApi(
                        options.node(),
                        options.cluster(),
                        loop,
                        node,
                        links,
                        counters,
                        trail,
                        failpoints,
                        options.leverToken()
                                .map(token -> new TestLevers(token, clock, failpoints, turnstiles, disk, links, trial)))
                .routes());
    }

    /// The port on which clients are served.
    public int clientPort() {
        return clients.port();
    }

    /// Answers what is in hand, then stops.
    public void stop() {
        clients.close(STOP_SECONDS);
        links.close();
        peers.close(0);
        loop.stop();
        disk.close();
        journal.tell("stopped", Map.of());
        journal.close();
        data.close();
    }

    private void receive(NodeId from, Message message) {
        node.receive(from, message);
    }

    private void tellWhenReady() {
        if (node.status().ready()) {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
            journal.tell("ready", Map.of("afterMillis", millis));
        } else {
            loop.after(READY_LOOK_NANOS, this::tellWhenReady);
        }
    }

    private String advertised() {
        PeerAddress listening = new PeerAddress(options.peerListen().host(), peers.port());
        return options.advertised().orElse(listening.toString());
    }

    private static Endpoint bind(String flag, PeerAddress address, Consumer<Throwable> onDefect) throws WrongOptions {
        try {
            return new Endpoint(address.resolve(), onDefect);
        } catch (IOException e) {
            throw new WrongOptions(
                    flag + " " + address + " cannot be had: " + e.getMessage() + "; expected a free port");
        }
    }

    private static OutputStream openLog(HostOptions options) throws WrongOptions {
        if (options.log().isEmpty()) return System.out;
        try {
            return Files.newOutputStream(options.log().get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new WrongOptions("--log " + options.log().get() + " cannot be written: " + e.getMessage());
        }
    }
}
