package theseus.harness.world.docker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import theseus.harness.world.AuthorityKind;
import theseus.harness.world.Scene;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Owner;
import theseus.harness.world.docker.image.NodeImage;
import theseus.harness.world.docker.image.ToolsImage;
import theseus.harness.world.docker.pod.Networks;
import theseus.harness.world.docker.pod.Pod;
import theseus.nemesis.Setup;

/// All pods of a run: those of the first nodes and those of the joiners, whose processes start later.
final class Crew {
    private final Scene scene;
    private final Networks networks;
    private final String leverToken;
    private final List<String> names = new ArrayList<>();
    private final SortedMap<String, Pod> pods = new TreeMap<>();
    private final ConcurrentSkipListMap<String, Pod> started = new ConcurrentSkipListMap<>();

    private Crew(Scene scene, Networks networks, String leverToken) {
        this.scene = scene;
        this.networks = networks;
        this.leverToken = leverToken;
        names.addAll(scene.nodes());
        names.addAll(scene.joiners());
    }

    /// Makes every pod and starts the first nodes.
    static Crew muster(Engine engine, Owner owner, Scene scene, DockerOptions options, String leverToken) {
        String tools = ToolsImage.ensure(engine);
        String image = NodeImage.ensure(engine, options.baseImage());
        Crew crew = new Crew(scene, Networks.create(engine, owner), leverToken);
        List<Future<Pod>> making = new ArrayList<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String name : crew.names) {
                int port = options.firstPort() == 0 ? 0 : options.firstPort() + crew.names.indexOf(name);
                Pod.Plan plan = new Pod.Plan(
                        owner, crew.networks, tools, image, name, crew.host(name), port, crew.command(name));
                making.add(workers.submit(() -> crew.make(engine, plan)));
            }
        }
        for (Future<Pod> made : making) crew.add(made);
        return crew;
    }

    private Pod make(Engine engine, Pod.Plan plan) {
        Pod pod = Pod.create(engine, plan);
        if (scene.nodes().contains(plan.name())) pod.start();
        return pod;
    }

    private void add(Future<Pod> made) {
        try {
            Pod pod = made.get();
            pods.put(pod.name(), pod);
            if (scene.nodes().contains(pod.name())) started.put(pod.name(), pod);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pods were made", e);
        }
    }

    private List<String> command(String name) {
        return command(name, Setup.USUAL);
    }

    /// What the node's process is started with.
    List<String> command(String name, Setup setup) {
        Collection<String> flaws = setup.flaws() == null ? scene.flaws() : setup.flaws();
        boolean joins = !scene.nodes().contains(name);
        List<String> known = joins ? names : scene.nodes();
        List<String> command = new ArrayList<>(List.of(
                "--id=" + name,
                "--data=/data",
                "--cluster=theseus",
                "--client-listen=0.0.0.0:" + Pod.CLIENT_PORT,
                "--peer-listen=0.0.0.0:" + Pod.PEER_PORT,
                "--node="
                        + String.join(
                                ",",
                                known.stream()
                                        .map(n -> n + "=" + peerAddress(n))
                                        .toList()),
                "--authority=" + (scene.authority() == AuthorityKind.RAFT ? "raft" : authority()),
                "--members=" + String.join(",", scene.nodes()),
                "--vnodes=" + scene.vnodes(),
                "--dwell=" + scene.dwellMinMillis() + "ms.." + scene.dwellMaxMillis() + "ms",
                "--test-levers",
                "--lever-token=" + leverToken));
        flaws.forEach(flaw -> command.add("--flaw=" + flaw));
        return command;
    }

    /// The node in which the metadata authority lives.
    String authority() {
        return scene.nodes().getFirst();
    }

    /// Where other nodes reach this one.
    String peerAddress(String name) {
        return host(name) + ":" + Pod.PEER_PORT;
    }

    private String host(String name) {
        return networks.peerAddress(names.indexOf(name));
    }

    Pod pod(String name) {
        Pod pod = pods.get(name);
        if (pod == null) throw new IllegalArgumentException("no node " + name + "; there are " + names);
        return pod;
    }

    SortedMap<String, Pod> pods() {
        return pods;
    }

    /// The nodes that have been started; grows when joiners start.
    ConcurrentSkipListMap<String, Pod> started() {
        return started;
    }
}
