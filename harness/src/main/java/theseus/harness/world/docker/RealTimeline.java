package theseus.harness.world.docker;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import theseus.harness.world.Timeline;

/// Real time and one thread: whoever calls [#run] does all the work; other threads hand in what they found out.
final class RealTimeline implements Timeline {
    /// How long nothing may be due before `finished` is asked again.
    private static final long IDLE_NANOS = 20_000_000;

    private record Task(long dueNanos, long number, Runnable work) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition sooner = lock.newCondition();
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::dueNanos).thenComparingLong(Task::number));
    private long startNanos = System.nanoTime();
    private long taskCount;

    /// Time begins now. Nothing may have been handed in before.
    void begin() {
        startNanos = System.nanoTime();
    }

    @Override
    public long nanos() {
        return System.nanoTime() - startNanos;
    }

    @Override
    public void after(long delayNanos, Runnable work) {
        lock.lock();
        try {
            tasks.add(new Task(nanos() + delayNanos, taskCount++, work));
            sooner.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Hands in work from any thread.
    void post(Runnable work) {
        after(0, work);
    }

    /// Works until `finished` holds; it is asked before each task.
    void run(BooleanSupplier finished) {
        while (!finished.getAsBoolean()) {
            Task due = nextDue();
            if (due != null) due.work.run();
        }
    }

    private Task nextDue() {
        lock.lock();
        try {
            long wait = tasks.isEmpty() ? IDLE_NANOS : tasks.peek().dueNanos - nanos();
            if (wait > 0) sooner.awaitNanos(Math.min(wait, IDLE_NANOS));
            return !tasks.isEmpty() && tasks.peek().dueNanos <= nanos() ? tasks.poll() : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run's thread was interrupted", e);
        } finally {
            lock.unlock();
        }
    }
}
