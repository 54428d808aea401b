package theseus.node.metadata.raft;

import io.microraft.executor.RaftNodeExecutor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import theseus.node.environment.Timers;

/// Runs MicroRaft's tasks on the node's one thread, one after the other and never one within another, by the node's
/// monotonic time.
///
/// MicroRaft counts heartbeats in whole seconds, too slow for a driver that should change hands within one. So its
/// seconds are shorter than ours.
final class RaftTurns extends Clock implements RaftNodeExecutor {
    private static final int ITS_SECONDS_IN_OURS = 5;

    private final Timers timers;
    private final Runnable afterEach;
    private final ArrayDeque<Runnable> due = new ArrayDeque<>();
    private boolean busy;

    /// @param afterEach runs after each task
    RaftTurns(Timers timers, Runnable afterEach) {
        this.timers = timers;
        this.afterEach = afterEach;
    }

    @Override
    public void execute(Runnable task) {
        due.add(task);
        if (busy) return;
        busy = true;
        try {
            while (!due.isEmpty()) {
                due.poll().run();
                afterEach.run();
            }
        } finally {
            busy = false;
        }
    }

    @Override
    public void submit(Runnable task) {
        execute(task);
    }

    @Override
    public void schedule(Runnable task, long delay, TimeUnit unit) {
        timers.after(unit.toNanos(delay) / ITS_SECONDS_IN_OURS, () -> execute(task));
    }

    @Override
    public long millis() {
        return timers.nanos() / 1_000_000 * ITS_SECONDS_IN_OURS;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
