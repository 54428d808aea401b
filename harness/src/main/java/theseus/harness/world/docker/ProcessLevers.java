package theseus.harness.world.docker;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import theseus.harness.system.Program;
import theseus.harness.world.docker.pod.Pod;
import theseus.nemesis.Setup;
import theseus.nemesis.lever.Effect;

/// Levers on the nodes' processes: how they end and how they start.
final class ProcessLevers implements AutoCloseable {
    private static final long WRITE_MILLIS = 5_000;

    private final Commands commands;
    private final NodeProbe probe;
    private final StandingOrders orders;
    private final MachineLevers machine;
    private final Runnable beforeEnd;
    private final Grip grip;
    private final ConcurrentSkipListMap<String, FlippedBit> flipped = new ConcurrentSkipListMap<>();

    /// What a node's process is started with.
    interface Commands {
        Program of(String node, Setup setup);
    }

    /// @param beforeEnd looks at what the end of a process would make unknowable
    ProcessLevers(
            RealTimeline timeline,
            ConcurrentSkipListMap<String, Pod> pods,
            Commands commands,
            NodeProbe probe,
            StandingOrders orders,
            MachineLevers machine,
            Runnable beforeEnd) {
        this.commands = commands;
        this.probe = probe;
        this.orders = orders;
        this.machine = machine;
        this.beforeEnd = beforeEnd;
        grip = new Grip(timeline, pods);
    }

    void kill(List<String> nodes, Consumer<Effect> then) {
        grip.pull(nodes, then, pod -> {
            beforeEnd.run();
            pod.kill();
            return expect(pod, "exited (137)");
        });
    }

    void stop(List<String> nodes, Consumer<Effect> then) {
        grip.pull(nodes, then, pod -> {
            beforeEnd.run();
            pod.stop();
            return expect(pod, "exited (143)", "exited (0)");
        });
    }

    /// The process keeps unsynced bytes to itself, so they are gone with it.
    void losePower(List<String> nodes, Consumer<Effect> then) {
        kill(nodes, then);
    }

    void tear(List<String> nodes, Consumer<Effect> then) {
        grip.pull(nodes, then, pod -> {
            beforeEnd.run();
            machine.tearNextWrite(pod.name());
            boolean dead = Grip.await(WRITE_MILLIS, () -> pod.state().startsWith("exited"));
            if (!dead) {
                pod.kill();
                return new Effect.Missed(pod.name() + " wrote nothing");
            }
            return expect(pod, "exited (137)");
        });
    }

    void restart(List<String> nodes, Consumer<Effect> then) {
        grip.pull(nodes, then, this::started);
    }

    private Effect started(Pod pod) {
        pod.start();
        Effect effect = probe.awaitAnswer(pod.name());
        orders.repeat(pod.name());
        return effect;
    }

    void refit(List<String> nodes, Setup setup, Consumer<Effect> then) {
        grip.pull(nodes, then, pod -> {
            if (pod.state().equals("running")) {
                beforeEnd.run();
                pod.stop();
            }
            pod.refit(commands.of(pod.name(), setup));
            return started(pod);
        });
    }

    void pause(List<String> nodes, Consumer<Effect> then) {
        grip.pull(nodes, then, pod -> {
            pod.pause();
            Effect state = expect(pod, "paused");
            return state instanceof Effect.Proven ? probe.staysSilent(pod.name()) : state;
        });
    }

    void resume(List<String> nodes, Consumer<Effect> then) {
        grip.pull(nodes, then, pod -> {
            pod.unpause();
            return probe.awaitAnswer(pod.name());
        });
    }

    void flipBit(List<String> nodes, Consumer<Effect> then) {
        grip.pull(nodes, then, pod -> {
            beforeEnd.run();
            pod.kill();
            FlippedBit bit = FlippedBit.in(pod);
            if (bit == null) return new Effect.Missed(pod.name() + "'s log was just being compacted");
            flipped.put(pod.name(), bit);
            pod.start();
            pod.awaitEnd();
            String state = pod.state();
            return state.equals("exited (255)")
                    ? new Effect.Proven(pod.name() + " refuses to start on " + bit.words())
                    : new Effect.Ineffective(pod.name() + " is " + state + " on " + bit.words());
        });
    }

    void flipBack(List<String> nodes, Consumer<Effect> then) {
        grip.pull(nodes, then, pod -> {
            FlippedBit bit = flipped.remove(pod.name());
            if (bit != null) bit.putRight(pod);
            return started(pod);
        });
    }

    /// A node whose disk has failed acknowledges nothing until it starts anew.
    void emptyDisk(List<String> nodes, Consumer<Effect> then) {
        grip.pull(nodes, then, pod -> {
            if (pod.state().equals("running")) pod.kill();
            return started(pod);
        });
    }

    private static Effect expect(Pod pod, String... wanted) {
        String state = pod.state();
        String said = pod.name() + " " + state;
        return List.of(wanted).contains(state)
                ? new Effect.Proven(said)
                : new Effect.Ineffective(said + "; expected " + String.join(" or ", wanted));
    }

    @Override
    public void close() {
        grip.close();
    }
}
