package theseus.node.metadata;

import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/// What happens next, by virtual time; what was asked for first comes first.
final class VirtualTime {
    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private long nanos;
    private long asked;

    private record Due(long at, long order, Runnable task) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    long nanos() {
        return nanos;
    }

    void after(long delayNanos, Runnable task) {
        queue.add(new Due(nanos + delayNanos, asked++, task));
    }

    void pass(long millis) {
        passUntil(() -> false, millis);
    }

    /// Whether it came true within the time.
    boolean passUntil(BooleanSupplier done, long millis) {
        long limit = nanos + millis * 1_000_000;
        while (!done.getAsBoolean()) {
            if (queue.isEmpty() || queue.peek().at > limit) {
                nanos = limit;
                return done.getAsBoolean();
            }
            Due due = queue.poll();
            nanos = due.at;
            due.task.run();
        }
        return true;
    }
}
