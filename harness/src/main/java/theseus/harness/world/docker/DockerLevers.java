package theseus.harness.world.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import theseus.harness.world.docker.pod.Pod;
import theseus.harness.world.docker.pod.Programs;
import theseus.nemesis.Grudge;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.lever.Levers;

/// The levers on real containers. Each kind has a lane of its own, in which levers are pulled one after the other, away
/// from the run's thread.
final class DockerLevers implements Levers, AutoCloseable {
    private static final Grudge NONE = new Grudge(Collections.emptySortedMap());

    private final RealTimeline timeline;
    private final ConcurrentSkipListMap<String, Pod> pods;
    private final NodeProbe probe;
    private final Runnable beforeKill;
    private final ExecutorService network = lane("network levers");
    private final ExecutorService process = lane("process levers");
    private final ExecutorService clock = lane("clock levers");
    private Grudge grudge = NONE;

    /// @param pods the started nodes; others are not touched
    /// @param beforeKill looks at what a kill would make unknowable
    DockerLevers(RealTimeline timeline, ConcurrentSkipListMap<String, Pod> pods, NodeProbe probe, Runnable beforeKill) {
        this.timeline = timeline;
        this.pods = pods;
        this.probe = probe;
        this.beforeKill = beforeKill;
    }

    private static ExecutorService lane(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
    }

    @Override
    public void cut(Grudge wanted, Consumer<Effect> then) {
        pull(network, then, () -> linksAre(wanted));
    }

    @Override
    public void mend(Consumer<Effect> then) {
        pull(network, then, () -> linksAre(NONE));
    }

    /// Makes the rules that are in force hold for one more node, before its process starts.
    void extendTo(Pod pod) {
        CompletableFuture.runAsync(
                        () -> {
                            pods.put(pod.name(), pod);
                            each(List.copyOf(pods.keySet()), each -> setRules(each, grudge));
                        },
                        network)
                .join();
    }

    private Effect linksAre(Grudge wanted) {
        grudge = wanted;
        each(List.copyOf(pods.keySet()), pod -> setRules(pod, wanted));
        return probed(wanted);
    }

    private void setRules(Pod pod, Grudge wanted) {
        Programs.Said said = pod.inHolder("nft", LinkRules.of(pod.name(), wanted, new TreeMap<>(pods)));
        if (said.exitCode() != 0) throw new DockerException("nft says: " + said.firstLine(), 0);
    }

    private Effect probed(Grudge wanted) {
        ConcurrentSkipListMap<String, SortedSet<String>> silent = new ConcurrentSkipListMap<>();
        each(List.copyOf(pods.keySet()), speaker -> {
            List<Pod> others = pods.values().stream().filter(p -> p != speaker).toList();
            silent.put(speaker.name(), LinkProbe.silentFrom(speaker, others));
        });
        List<String> wrong = new ArrayList<>();
        SortedSet<String> cuts = new TreeSet<>();
        int open = 0;
        for (String speaker : silent.keySet()) {
            for (String listener : silent.keySet()) {
                if (speaker.equals(listener)) continue;
                boolean cut = silent.get(speaker).contains(listener);
                if (cut == wanted.hears(listener, speaker))
                    wrong.add(speaker + " -> " + listener + (cut ? " is silent" : " gets through"));
                else if (cut) cuts.add(speaker + " -> " + listener);
                else open++;
            }
        }
        if (!wrong.isEmpty()) return new Effect.Ineffective(String.join(", ", wrong));
        String paths = open + (open == 1 ? " path" : " paths") + " open";
        return new Effect.Proven(cuts.isEmpty() ? paths : String.join(", ", cuts) + " silent; " + paths);
    }

    @Override
    public void kill(List<String> nodes, Consumer<Effect> then) {
        pull(process, then, () -> {
            beforeKill.run();
            return seen(nodes, pod -> {
                pod.kill();
                return expect(pod, pod.state(), "exited (137)");
            });
        });
    }

    @Override
    public void restart(List<String> nodes, Consumer<Effect> then) {
        pull(
                process,
                then,
                () -> seen(nodes, pod -> {
                    pod.start();
                    return probe.awaitAnswer(pod.name());
                }));
    }

    @Override
    public void pause(List<String> nodes, Consumer<Effect> then) {
        pull(
                process,
                then,
                () -> seen(nodes, pod -> {
                    pod.pause();
                    String state = pod.state();
                    return state.equals("paused") ? probe.staysSilent(pod.name()) : expect(pod, state, "paused");
                }));
    }

    @Override
    public void resume(List<String> nodes, Consumer<Effect> then) {
        pull(
                process,
                then,
                () -> seen(nodes, pod -> {
                    pod.unpause();
                    return probe.awaitAnswer(pod.name());
                }));
    }

    @Override
    public void skew(List<String> nodes, long offsetMillis, Consumer<Effect> then) {
        pull(clock, then, () -> seen(nodes, pod -> probe.skew(pod.name(), offsetMillis)));
    }

    private static Effect expect(Pod pod, String state, String wanted) {
        String said = pod.name() + " " + state;
        return state.equals(wanted) ? new Effect.Proven(said) : new Effect.Ineffective(said + "; expected " + wanted);
    }

    private void pull(ExecutorService lane, Consumer<Effect> then, Supplier<Effect> lever) {
        lane.execute(() -> {
            Effect effect;
            try {
                effect = lever.get();
            } catch (DockerException e) {
                effect = new Effect.Ineffective(
                        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
            Effect seen = effect;
            timeline.post(() -> then.accept(seen));
        });
    }

    private interface One {
        Effect on(Pod pod);
    }

    /// Pulls a lever at several nodes at once; proven when it is proven at each.
    private Effect seen(List<String> nodes, One one) {
        List<String> unknown = nodes.stream().filter(n -> !pods.containsKey(n)).toList();
        if (!unknown.isEmpty()) return new Effect.Ineffective(String.join(", ", unknown) + " not started");
        ConcurrentSkipListMap<String, Effect> effects = new ConcurrentSkipListMap<>();
        each(nodes, pod -> effects.put(pod.name(), guarded(pod, one)));
        String wrong = effects.values().stream()
                .filter(e -> !(e instanceof Effect.Proven))
                .map(Effect::words)
                .collect(Collectors.joining(", "));
        return wrong.isEmpty()
                ? new Effect.Proven(effects.values().stream().map(Effect::words).collect(Collectors.joining(", ")))
                : new Effect.Ineffective(wrong);
    }

    private static Effect guarded(Pod pod, One one) {
        try {
            return one.on(pod);
        } catch (DockerException e) {
            return new Effect.Ineffective(pod.name() + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private void each(List<String> nodes, Consumer<Pod> work) {
        List<java.util.concurrent.Future<?>> all = new ArrayList<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String node : nodes) all.add(workers.submit(() -> work.accept(pods.get(node))));
        }
        for (var each : all) {
            if (each.state() == java.util.concurrent.Future.State.FAILED)
                throw new DockerException(String.valueOf(each.exceptionNow().getMessage()), 0, each.exceptionNow());
        }
    }

    @Override
    public void close() {
        for (ExecutorService lane : List.of(network, process, clock)) lane.shutdownNow();
    }
}
