package theseus.harness.world.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import theseus.harness.system.Address;
import theseus.harness.system.Site;
import theseus.harness.world.Scene;
import theseus.harness.world.docker.pod.Networks;
import theseus.harness.world.docker.pod.Pod;

/// Where the nodes of one run lie: known from its networks before there is any pod, and reached once there are.
final class Berths implements Site {
    private final Scene scene;
    private final Networks networks;
    private final RealTimeline timeline;
    private final String secret;
    private final List<String> names;
    private final SortedSet<String> lost = new ConcurrentSkipListSet<>();
    private final ConcurrentSkipListMap<String, Address> doors = new ConcurrentSkipListMap<>();
    private Crew crew;
    private Consumer<Pod> beforeStart;

    Berths(Scene scene, Networks networks, RealTimeline timeline, String secret) {
        this.scene = scene;
        this.networks = networks;
        this.timeline = timeline;
        this.secret = secret;
        List<String> all = new ArrayList<>(scene.nodes());
        all.addAll(scene.joiners());
        names = List.copyOf(all);
    }

    /// The pods are there.
    void taken(Crew by) {
        crew = by;
        boolean direct = Door.direct(by.pod(names.getFirst()));
        by.pods().forEach((name, pod) -> doors.put(name, Door.of(pod, direct)));
    }

    /// What is to be done to a pod before its process starts for the first time.
    void beforeStart(Consumer<Pod> what) {
        beforeStart = what;
    }

    /// The node is gone for good.
    void lose(String node) {
        lost.add(node);
    }

    @Override
    public List<String> members() {
        return scene.nodes();
    }

    @Override
    public List<String> nodes() {
        return names;
    }

    @Override
    public Address peers(String node) {
        return new Address(networks.peerAddress(names.indexOf(node)), PEER_PORT);
    }

    @Override
    public Address clients(String node) {
        return doors.get(node);
    }

    @Override
    public List<String> started() {
        return crew.started().keySet().stream()
                .filter(node -> !lost.contains(node))
                .toList();
    }

    @Override
    public void start(String node, Consumer<Optional<String>> then) {
        Thread.ofVirtual().name("start " + node).start(() -> then.accept(started(crew.pod(node))));
    }

    private Optional<String> started(Pod pod) {
        try {
            beforeStart.accept(pod);
            pod.start();
            return Optional.empty();
        } catch (DockerException | CompletionException e) {
            return Optional.of(pod.name() + " does not start: " + e.getMessage());
        }
    }

    @Override
    public void after(long delayNanos, Runnable task) {
        timeline.after(delayNanos, task);
    }

    @Override
    public long nanos() {
        return timeline.nanos();
    }

    @Override
    public long dwellNanos() {
        return (scene.dwellMinMillis() + scene.dwellMaxMillis()) * 500_000;
    }

    @Override
    public List<String> settings() {
        return scene.settings();
    }

    @Override
    public String secret() {
        return secret;
    }
}
