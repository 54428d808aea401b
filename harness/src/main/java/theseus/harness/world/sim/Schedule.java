package theseus.harness.world.sim;

import theseus.harness.world.Timeline;

/// Virtual time: it jumps from one event to the next.
final class Schedule implements Timeline {
    private final EventQueue queue = new EventQueue();
    private long now;
    private long happened;

    @Override
    public long nanos() {
        return now;
    }

    /// How many events have been taken so far.
    long happened() {
        return happened;
    }

    @Override
    public void after(long delayNanos, Runnable task) {
        after(delayNanos, new Event(null, Event.ANY_LIFE) {
            @Override
            void happen() {
                task.run();
            }
        });
    }

    /// Adds an event; a delay below zero is none.
    void after(long delayNanos, Event event) {
        queue.add(delayNanos > 0 ? now + delayNanos : now, event);
    }

    /// Moves on to the next event and lets it happen, where its machine lets it; false when there is none left.
    boolean step() {
        if (queue.isEmpty()) return false;
        now = queue.nextTime();
        happened++;
        Event event = queue.poll();
        if (event.machine == null) event.happen();
        else event.machine.take(event);
        return true;
    }
}
