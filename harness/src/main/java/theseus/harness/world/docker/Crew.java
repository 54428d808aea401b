package theseus.harness.world.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import theseus.harness.system.Site;
import theseus.harness.system.System;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Owner;
import theseus.harness.world.docker.image.Images;
import theseus.harness.world.docker.image.ToolsImage;
import theseus.harness.world.docker.pod.Networks;
import theseus.harness.world.docker.pod.Pod;
import theseus.nemesis.Setup;

/// All pods of a run: those of the first nodes and those of the joiners, whose processes start later.
final class Crew {
    private final List<String> names;
    private final SortedMap<String, Pod> pods = new TreeMap<>();
    private final ConcurrentSkipListMap<String, Pod> started = new ConcurrentSkipListMap<>();

    private Crew(List<String> names) {
        this.names = names;
    }

    /// Makes every pod and starts the first nodes.
    static Crew muster(Engine engine, Owner owner, System system, Site site, Networks networks, DockerOptions options) {
        String tools = ToolsImage.ensure(engine);
        String image = Images.ensure(engine, system.image(), options.baseImage());
        Crew crew = new Crew(site.nodes());
        List<Future<Pod>> making = new ArrayList<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String name : crew.names) {
                int port = options.firstPort() == 0 ? 0 : options.firstPort() + crew.names.indexOf(name);
                Pod.Plan plan = new Pod.Plan(
                        owner,
                        networks,
                        tools,
                        image,
                        name,
                        site.peers(name).host(),
                        port,
                        system.program(site, name, Setup.USUAL));
                boolean now = site.members().contains(name);
                making.add(workers.submit(() -> make(engine, plan, now)));
            }
        }
        for (Future<Pod> made : making) crew.add(made, site.members());
        return crew;
    }

    private static Pod make(Engine engine, Pod.Plan plan, boolean start) {
        Pod pod = Pod.create(engine, plan);
        if (start) pod.start();
        return pod;
    }

    private void add(Future<Pod> made, List<String> members) {
        try {
            Pod pod = made.get();
            pods.put(pod.name(), pod);
            if (members.contains(pod.name())) started.put(pod.name(), pod);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pods were made", e);
        }
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
