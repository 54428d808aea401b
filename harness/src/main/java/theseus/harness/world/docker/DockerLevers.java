package theseus.harness.world.docker;

import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import theseus.harness.system.Session;
import theseus.harness.world.docker.pod.Pod;
import theseus.nemesis.Grudge;
import theseus.nemesis.Impairment;
import theseus.nemesis.Remains;
import theseus.nemesis.Setup;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.lever.Levers;
import theseus.nemesis.plan.Kind;

/// The levers on real containers, pulled away from the run's thread: cuts one after the other, all others at the same
/// time, but at one node one after the other.
final class DockerLevers implements Levers, AutoCloseable {
    private final RealTimeline timeline;
    private final LinkLevers links;
    private final MachineLevers machines;
    private final ProcessLevers processes;
    private final Session session;
    private final SortedMap<Kind, String> lacks;

    /// @param pods the started nodes; others are not touched
    /// @param commands what nodes are started with
    /// @param session with the levers within the processes
    /// @param lacks the kinds of fault that cannot be done to the system, and why
    DockerLevers(
            RealTimeline timeline,
            ConcurrentSkipListMap<String, Pod> pods,
            ProcessLevers.Commands commands,
            NodeProbe probe,
            Session session,
            SortedMap<Kind, String> lacks) {
        this.timeline = timeline;
        StandingOrders orders = new StandingOrders();
        this.session = session;
        this.lacks = lacks;
        links = new LinkLevers(timeline, pods, probe, orders);
        machines = new MachineLevers(timeline, pods, probe, orders);
        processes = new ProcessLevers(timeline, pods, commands, probe, orders, machines, session::forgetConnections);
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
        if (lacks(Kind.of(how), then)) return;
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
        if (lacks(Kind.STOP, then)) return;
        processes.stop(nodes, then);
    }

    @Override
    public void restart(List<String> nodes, Consumer<Effect> then) {
        processes.restart(nodes, then);
    }

    @Override
    public void refit(List<String> nodes, Setup setup, Consumer<Effect> then) {
        if (lacks(Kind.RESTART, then)) return;
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
        if (lacks(Kind.CLOCK, then)) return;
        machines.skew(nodes, offsetMillis, then);
    }

    @Override
    public void strobe(List<String> nodes, long offsetMillis, long periodMillis, Consumer<Effect> then) {
        if (lacks(Kind.STROBE, then)) return;
        machines.strobe(nodes, offsetMillis, periodMillis, then);
    }

    @Override
    public void drift(List<String> nodes, long perMillion, Consumer<Effect> then) {
        if (lacks(Kind.DRIFT, then)) return;
        machines.drift(nodes, perMillion, then);
    }

    @Override
    public void losePower(List<String> nodes, Remains remains, Consumer<Effect> then) {
        if (lacks(remains == Remains.TORN ? Kind.TORN_RECORD : Kind.POWER_LOSS, then)) return;
        if (remains == Remains.TORN) processes.tear(nodes, then);
        else processes.losePower(nodes, then);
    }

    @Override
    public void flipBit(List<String> nodes, Consumer<Effect> then) {
        if (lacks(Kind.FLIP_BIT, then)) return;
        processes.flipBit(nodes, then);
    }

    @Override
    public void flipBack(List<String> nodes, Consumer<Effect> then) {
        processes.flipBack(nodes, then);
    }

    @Override
    public void fillDisk(List<String> nodes, Consumer<Effect> then) {
        if (lacks(Kind.DISK_FULL, then)) return;
        machines.fillDisk(nodes, then);
    }

    @Override
    public void emptyDisk(List<String> nodes, Consumer<Effect> then) {
        processes.emptyDisk(nodes, then);
    }

    @Override
    public void slowDisk(List<String> nodes, long millis, Consumer<Effect> then) {
        if (lacks(Kind.SLOW_SYNC, then)) return;
        machines.slowDisk(nodes, millis, then);
    }

    @Override
    public void holdUp(List<String> nodes, String point, Consumer<Effect> then) {
        if (lacks(Kind.FAILPOINT, then)) return;
        machines.holdUp(nodes, point, then);
    }

    @Override
    public void letGo(List<String> nodes, String point, Consumer<Effect> then) {
        machines.letGo(nodes, point, then);
    }

    @Override
    public void copied(Consumer<OptionalInt> then) {
        session.copied(answer -> timeline.post(() -> then.accept(answer)));
    }

    /// Tells that it cannot be done, where it cannot.
    private boolean lacks(Kind kind, Consumer<Effect> then) {
        String why = lacks.get(kind);
        if (why != null) timeline.post(() -> then.accept(new Effect.Impossible(why)));
        return why != null;
    }

    @Override
    public void close() {
        links.close();
        machines.close();
        processes.close();
    }
}
