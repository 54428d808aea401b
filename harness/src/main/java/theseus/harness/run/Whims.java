package theseus.harness.run;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import theseus.harness.system.View;
import theseus.harness.world.Cluster;
import theseus.harness.world.Timeline;

/// The operator's second thoughts: he aborts a migration, or halts it for a while. Each of them once in a leg.
final class Whims {
    private static final long AGAIN_NANOS = 300_000_000;

    private final Timeline timeline;
    private final Cluster cluster;
    private final Supplier<View> view;
    private final SortedSet<Integer> aborted = new TreeSet<>();
    private final SortedSet<Integer> halted = new TreeSet<>();
    private long goOnAt;

    /// @param view the newest topology
    Whims(Timeline timeline, Cluster cluster, Supplier<View> view) {
        this.timeline = timeline;
        this.cluster = cluster;
        this.view = view;
    }

    /// A migration of that leg is in the newest topology's phase.
    void follow(int leg, Heading heading) {
        String phase = view.get().phase();
        Heading.Abort abort = heading.abort();
        Heading.Halt halt = heading.halt();
        if (abort != null && abort.phase().equals(phase) && aborted.add(leg)) abort(abort.delayNanos());
        if (halt == null || !halt.phase().equals(phase) || !halted.add(leg)) return;
        goOnAt = timeline.nanos() + halt.nanos();
        cluster.halt(true, _ -> {});
    }

    private void abort(long delayNanos) {
        long session = view.get().session();
        timeline.after(delayNanos, () -> {
            if (view.get().session() == session) cluster.abort(_ -> {});
        });
    }

    /// Whether the operator wanted the leg aborted, and for good.
    boolean gaveUp(int leg, Heading heading) {
        return aborted.contains(leg) && heading.abort().forGood();
    }

    /// Lets go on what was halted for long enough.
    void tend() {
        boolean due = view.get() != null && view.get().paused() && timeline.nanos() >= goOnAt;
        if (!due) return;
        goOnAt = timeline.nanos() + AGAIN_NANOS;
        cluster.halt(false, _ -> {});
    }

    /// Nothing stays halted from here on.
    void over() {
        goOnAt = 0;
    }
}
