package theseus.harness.world.docker;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import theseus.harness.world.docker.pod.Pod;
import theseus.nemesis.Grudge;
import theseus.nemesis.Impairment;
import theseus.nemesis.Remains;
import theseus.nemesis.Setup;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.lever.Levers;

/// The levers on real containers. Each kind has a lane of its own, in which levers are pulled one after the other, away
/// from the run's thread.
final class DockerLevers implements Levers, AutoCloseable {
    private final LinkLevers links;
    private final MachineLevers machines;
    private final ProcessLevers processes;
    private final CopyWatch copy;

    /// @param pods the started nodes; others are not touched
    /// @param commands what nodes are started with
    /// @param beforeEnd looks at what the end of a process would make unknowable
    DockerLevers(
            RealTimeline timeline,
            ConcurrentSkipListMap<String, Pod> pods,
            ProcessLevers.Commands commands,
            NodeProbe probe,
            CopyWatch copy,
            Runnable beforeEnd) {
        StandingOrders orders = new StandingOrders();
        this.copy = copy;
        links = new LinkLevers(timeline, pods, probe, orders);
        machines = new MachineLevers(timeline, pods, probe, orders);
        processes = new ProcessLevers(timeline, pods, commands, probe, orders, machines, beforeEnd);
    }

    /// Makes the rules that are in force hold for one more node, before its process starts.
    void extendTo(Pod pod) {
        links.extendTo(pod);
    }

    @Override
    public void cut(Grudge grudge, Consumer<Effect> then) {
        links.cut(grudge, then);
    }

    @Override
    public void mend(Consumer<Effect> then) {
        links.mend(then);
    }

    @Override
    public void impair(int fault, Grudge grudge, Impairment how, Consumer<Effect> then) {
        links.impair(fault, grudge, how, then);
    }

    @Override
    public void relieve(int fault, Consumer<Effect> then) {
        links.relieve(fault, then);
    }

    @Override
    public void kill(List<String> nodes, Consumer<Effect> then) {
        processes.kill(nodes, then);
    }

    @Override
    public void stop(List<String> nodes, Consumer<Effect> then) {
        processes.stop(nodes, then);
    }

    @Override
    public void restart(List<String> nodes, Consumer<Effect> then) {
        processes.restart(nodes, then);
    }

    @Override
    public void refit(List<String> nodes, Setup setup, Consumer<Effect> then) {
        processes.refit(nodes, setup, then);
    }

    @Override
    public void pause(List<String> nodes, Consumer<Effect> then) {
        processes.pause(nodes, then);
    }

    @Override
    public void resume(List<String> nodes, Consumer<Effect> then) {
        processes.resume(nodes, then);
    }

    @Override
    public void skew(List<String> nodes, long offsetMillis, Consumer<Effect> then) {
        machines.skew(nodes, offsetMillis, then);
    }

    @Override
    public void strobe(List<String> nodes, long offsetMillis, long periodMillis, Consumer<Effect> then) {
        machines.strobe(nodes, offsetMillis, periodMillis, then);
    }

    @Override
    public void drift(List<String> nodes, long perMillion, Consumer<Effect> then) {
        machines.drift(nodes, perMillion, then);
    }

    @Override
    public void losePower(List<String> nodes, Remains remains, Consumer<Effect> then) {
        if (remains == Remains.TORN) processes.tear(nodes, then);
        else processes.losePower(nodes, then);
    }

    @Override
    public void flipBit(List<String> nodes, Consumer<Effect> then) {
        processes.flipBit(nodes, then);
    }

    @Override
    public void flipBack(List<String> nodes, Consumer<Effect> then) {
        processes.flipBack(nodes, then);
    }

    @Override
    public void fillDisk(List<String> nodes, Consumer<Effect> then) {
        machines.fillDisk(nodes, then);
    }

    @Override
    public void emptyDisk(List<String> nodes, Consumer<Effect> then) {
        processes.emptyDisk(nodes, then);
    }

    @Override
    public void slowDisk(List<String> nodes, long millis, Consumer<Effect> then) {
        machines.slowDisk(nodes, millis, then);
    }

    @Override
    public void holdUp(List<String> nodes, String point, Consumer<Effect> then) {
        machines.holdUp(nodes, point, then);
    }

    @Override
    public void letGo(List<String> nodes, String point, Consumer<Effect> then) {
        machines.letGo(nodes, point, then);
    }

    @Override
    public void copied(Consumer<OptionalInt> then) {
        copy.percent(then);
    }

    @Override
    public void close() {
        links.close();
        machines.close();
        processes.close();
    }
}
