package theseus.harness.world.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import theseus.harness.world.docker.pod.Pod;
import theseus.nemesis.lever.Effect;

/// How levers of one kind are pulled: away from the run's thread, at several nodes at once, and at one node one after
/// the other.
final class Grip implements AutoCloseable {
    private static final long LOOK_NANOS = 5_000_000;

    private final RealTimeline timeline;
    private final ConcurrentSkipListMap<String, Pod> pods;
    private final ExecutorService lane;
    private final ConcurrentHashMap<String, Lock> turns = new ConcurrentHashMap<>();

    /// A grip whose levers are pulled one after the other.
    ///
    /// @param pods the started nodes
    Grip(String name, RealTimeline timeline, ConcurrentSkipListMap<String, Pod> pods) {
        this(timeline, pods, lane(name));
    }

    /// A grip whose levers may be pulled at the same time.
    Grip(RealTimeline timeline, ConcurrentSkipListMap<String, Pod> pods) {
        this(timeline, pods, Executors.newVirtualThreadPerTaskExecutor());
    }

    private Grip(RealTimeline timeline, ConcurrentSkipListMap<String, Pod> pods, ExecutorService lane) {
        this.timeline = timeline;
        this.pods = pods;
        this.lane = lane;
    }

    private static ExecutorService lane(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
    }

    /// What it does to one node.
    interface One {
        Effect on(Pod pod);
    }

    /// Where levers are pulled.
    ExecutorService lane() {
        return lane;
    }

    void pull(Consumer<Effect> then, Supplier<Effect> lever) {
        lane.execute(() -> {
            Effect effect;
            try {
                effect = lever.get();
            } catch (DockerException e) {
                effect = new Effect.Ineffective(firstLine(e));
            }
            Effect seen = effect;
            timeline.post(() -> then.accept(seen));
        });
    }

    /// Pulls a lever at several nodes.
    void pull(List<String> nodes, Consumer<Effect> then, One one) {
        pull(then, () -> seen(nodes, one));
    }

    /// Proven when it is proven at each.
    Effect seen(List<String> nodes, One one) {
        List<String> unknown = nodes.stream().filter(n -> !pods.containsKey(n)).toList();
        if (!unknown.isEmpty()) return new Effect.Ineffective(String.join(", ", unknown) + " not started");
        ConcurrentSkipListMap<String, Effect> effects = new ConcurrentSkipListMap<>();
        each(nodes, pod -> effects.put(pod.name(), guarded(pod, one)));
        return together(List.copyOf(effects.values()));
    }

    /// One that is ineffective spoils all; where some were missed, those that are proven count.
    static Effect together(List<Effect> effects) {
        String wrong = words(effects, Effect.Ineffective.class);
        if (!wrong.isEmpty()) return new Effect.Ineffective(wrong);
        String proven = words(effects, Effect.Proven.class);
        if (!proven.isEmpty()) return new Effect.Proven(proven);
        return effects.isEmpty() ? new Effect.Ineffective("there was nothing to do") : effects.getFirst();
    }

    private static String words(List<Effect> effects, Class<? extends Effect> kind) {
        return effects.stream().filter(kind::isInstance).map(Effect::words).collect(Collectors.joining(", "));
    }

    private Effect guarded(Pod pod, One one) {
        Lock turn = turns.computeIfAbsent(pod.name(), _ -> new ReentrantLock(true));
        turn.lock();
        try {
            return one.on(pod);
        } catch (DockerException e) {
            return new Effect.Ineffective(pod.name() + ": " + firstLine(e));
        } finally {
            turn.unlock();
        }
    }

    /// Works at several nodes at once.
    void each(List<String> nodes, Consumer<Pod> work) {
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String node : nodes) all.add(workers.submit(() -> work.accept(pods.get(node))));
        }
        for (Future<?> each : all) {
            if (each.state() == Future.State.FAILED)
                throw new DockerException(String.valueOf(each.exceptionNow().getMessage()), 0, each.exceptionNow());
        }
    }

    /// Waits until it holds, but no longer than that; says whether it does.
    static boolean await(long limitMillis, BooleanSupplier holds) {
        long end = System.nanoTime() + limitMillis * 1_000_000;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) return false;
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        lane.shutdownNow();
    }
}
