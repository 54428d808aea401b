package theseus.harness.fake;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import theseus.harness.world.Cluster;
import theseus.harness.world.Scene;
import theseus.harness.world.Timeline;
import theseus.harness.world.World;
import theseus.histories.check.Finding;
import theseus.nemesis.Grudge;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.lever.Levers;

/// A world without nodes: one linearizable map in virtual time, a scripted migration, and the lies that a test asks
/// for.
public final class FakeWorld implements World, Timeline {
    private record Task(long at, long number, Runnable what) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    private final Set<Lie> lies = EnumSet.noneOf(Lie.class);
    private final FakeCluster cluster;
    private long nanos;
    private long scheduled;

    public FakeWorld(Scene scene, Set<Lie> lies) {
        this.lies.addAll(lies);
        this.cluster = new FakeCluster(scene, this, this.lies);
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Timeline timeline() {
        return this;
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void after(long delayNanos, Runnable task) {
        tasks.add(new Task(nanos + delayNanos, scheduled++, task));
    }

    @Override
    public void run(BooleanSupplier finished) {
        while (!finished.getAsBoolean()) {
            Task next = tasks.remove();
            nanos = next.at();
            next.what().run();
        }
    }

    @Override
    public List<Finding> breaches() {
        return List.of();
    }

    @Override
    public Levers levers() {
        return new Levers() {
            @Override
            public void cut(Grudge grudge, Consumer<Effect> then) {
                pull(then);
            }

            @Override
            public void mend(Consumer<Effect> then) {
                pull(then);
            }

            @Override
            public void kill(List<String> nodes, Consumer<Effect> then) {
                pull(then);
            }

            @Override
            public void restart(List<String> nodes, Consumer<Effect> then) {
                pull(then);
            }

            @Override
            public void pause(List<String> nodes, Consumer<Effect> then) {
                pull(then);
            }

            @Override
            public void resume(List<String> nodes, Consumer<Effect> then) {
                pull(then);
            }

            @Override
            public void skew(List<String> nodes, long offsetMillis, Consumer<Effect> then) {
                pull(then);
            }
        };
    }

    private void pull(Consumer<Effect> then) {
        Effect effect =
                lies.contains(Lie.PULL_NOTHING) ? new Effect.Ineffective("nothing moved") : new Effect.Proven("pulled");
        after(1_000_000, () -> then.accept(effect));
    }

    @Override
    public void close() {}
}
