package theseus.node.host.machine;

import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import theseus.node.environment.Timers;

/// The node's one thread: tasks in the order in which they came, alarms when they are due. The node is used from
/// nowhere
/// else.
public final class EventLoop implements Executor, Timers {
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final PriorityQueue<Pending> alarms = new PriorityQueue<>();
    private final Consumer<Throwable> onDefect;
    private final Thread thread;
    private long lastAlarm;
    private volatile boolean stopped;

    /// @param onDefect told of an exception out of a task, after which nothing is run any more: a node that is wrong
    /// about
    ///     itself must not go on
    public EventLoop(String name, Consumer<Throwable> onDefect) {
        this.onDefect = onDefect;
        this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// Runs the task on the node's thread, later.
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /// How many tasks wait.
    public int backlog() {
        return tasks.size();
    }

    /// Runs nothing any more; waits for the task in hand.
    public void stop() {
        stopped = true;
        execute(() -> {});
        if (Thread.currentThread() == thread) return;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    /// To be called on the node's thread only.
    @Override
    public Alarm after(long delayNanos, Runnable task) {
        Pending pending = new Pending(nanos() + Math.max(0, delayNanos), ++lastAlarm, task);
        alarms.add(pending);
        return pending;
    }

    private void run() {
        try {
            while (!stopped) {
                Runnable task = tasks.poll(nanosToNextAlarm(), TimeUnit.NANOSECONDS);
                if (task != null && !stopped) task.run();
                runDueAlarms();
            }
        } catch (InterruptedException e) {
            stopped = true;
        } catch (RuntimeException | Error e) {
            stopped = true;
            onDefect.accept(e);
        }
    }

    private long nanosToNextAlarm() {
        dropCancelled();
        return alarms.isEmpty() ? IDLE_NANOS : Math.max(0, alarms.peek().dueNanos - nanos());
    }

    private void runDueAlarms() {
        dropCancelled();
        while (!stopped && !alarms.isEmpty() && alarms.peek().dueNanos - nanos() <= 0) {
            alarms.poll().ring();
            dropCancelled();
        }
    }

    private void dropCancelled() {
        while (!alarms.isEmpty() && alarms.peek().task == null) alarms.poll();
    }

    private static final class Pending implements Alarm, Comparable<Pending> {
        private final long dueNanos;
        private final long number;
        private Runnable task;

        Pending(long dueNanos, long number, Runnable task) {
            this.dueNanos = dueNanos;
            this.number = number;
            this.task = task;
        }

        void ring() {
            Runnable due = task;
            task = null;
            if (due != null) due.run();
        }

        @Override
        public void cancel() {
            task = null;
        }

        @Override
        public int compareTo(Pending other) {
            int byTime = Long.signum(dueNanos - other.dueNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
