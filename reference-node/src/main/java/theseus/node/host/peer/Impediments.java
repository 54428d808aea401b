package theseus.node.host.peer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import theseus.node.message.Message;

/// What is wrong with one link, by the numbers of the faults that made it so, and how many messages felt it. Messages
/// pass through on their way to the link's queue; without impediments they pass at once.
final class Impediments {
    private static final long MILLIS = TimeUnit.MILLISECONDS.toNanos(1);
    /// The weight of a batch of one message, besides its content.
    private static final long BYTES_AROUND = 100;

    private static final ScheduledExecutorService LATER = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("impeded links").daemon(true).unstarted(task));

    private final Map<Integer, Impediment> present = new TreeMap<>();
    private final Map<Integer, Long> felt = new TreeMap<>();
    private final List<Message> held = new ArrayList<>();
    private final PriorityQueue<Due> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::serial));
    private final SplittableRandom chance = new SplittableRandom();
    private long serials;
    private long lastDue;
    private long freeAt;

    /// @param serial tells apart those that are due at the same time
    private record Due(long nanos, long serial, Message message, Consumer<Message> onward) {}

    synchronized void add(int fault, Impediment impediment) {
        present.put(fault, impediment);
        felt.put(fault, 0L);
    }

    /// Ends it; what waited sets out.
    void remove(int fault, Consumer<Message> onward) {
        List<Message> free;
        synchronized (this) {
            present.remove(fault);
            free = List.copyOf(held);
            held.clear();
        }
        for (Message message : free) pass(message, onward);
    }

    /// How many messages felt the fault, while it is there and after.
    synchronized Map<Integer, Long> felt() {
        return new TreeMap<>(felt);
    }

    /// Sends the message onward: now, later, twice or never.
    synchronized void pass(Message message, Consumer<Message> onward) {
        if (present.isEmpty()) {
            onward.accept(message);
            return;
        }
        int copies = 1;
        long late = 0;
        long overtaken = 0;
        for (Map.Entry<Integer, Impediment> each : present.entrySet()) {
            switch (each.getValue()) {
                case Impediment.Holding holding
                when holding.holds(message) -> {
                    felt.merge(each.getKey(), 1L, Long::sum);
                    held.add(message);
                    return;
                }
                case Impediment.Holding _ -> {}
                case Impediment.Lossy(long percent) -> {
                    if (hits(each.getKey(), percent)) return;
                }
                case Impediment.Doubling(long percent) -> {
                    if (hits(each.getKey(), percent)) copies++;
                }
                case Impediment.Slow(long delay, long jitter) -> {
                    hits(each.getKey(), 100);
                    late += MILLIS * Math.max(0, delay - jitter + chance.nextLong(2 * jitter + 1));
                }
                case Impediment.Shuffling(long percent, long by) -> {
                    if (hits(each.getKey(), percent)) overtaken += MILLIS * chance.nextLong(by + 1);
                }
                case Impediment.Narrow(long bytesPerSecond) -> {
                    hits(each.getKey(), 100);
                    late += queueNanos(message, bytesPerSecond);
                }
            }
        }
        for (int copy = 0; copy < copies; copy++) later(message, late, overtaken, onward);
    }

    /// In their order, but for those that are overtaken.
    private void later(Message message, long late, long overtaken, Consumer<Message> onward) {
        long now = System.nanoTime();
        lastDue = Math.max(lastDue, now + late);
        waiting.add(new Due(lastDue + overtaken, serials++, message, onward));
        LATER.schedule(this::next, lastDue + overtaken - now, TimeUnit.NANOSECONDS);
    }

    /// The scheduler alone would keep the order of no two that are due within the time that it takes to schedule one.
    private void next() {
        Due next;
        synchronized (this) {
            next = waiting.remove();
        }
        next.onward().accept(next.message());
    }

    private long queueNanos(Message message, long bytesPerSecond) {
        long now = System.nanoTime();
        long takes = (BYTES_AROUND + Weight.charsOf(message)) * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
        freeAt = Math.max(now, freeAt) + takes;
        return freeAt - now;
    }

    private boolean hits(int fault, long percent) {
        boolean hit = chance.nextInt(100) < percent;
        if (hit) felt.merge(fault, 1L, Long::sum);
        return hit;
    }
}
