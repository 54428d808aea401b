package theseus.harness.world.sim;

import java.util.Arrays;

/// What will happen, by time and, among equals, in the order in which it was added: a binary heap on parallel arrays.
final class EventQueue {
    private long[] times = new long[1024];
    private long[] orders = new long[1024];
    private Event[] events = new Event[1024];
    private int size;
    private long added;

    boolean isEmpty() {
        return size == 0;
    }

    /// When the next event is due.
    long nextTime() {
        return times[0];
    }

    void add(long time, Event event) {
        if (size == times.length) grow();
        long order = added++;
        int place = size++;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            // A newcomer's order is the highest: among equal times it stays below.
            if (times[parent] <= time) break;
            move(parent, place);
            place = parent;
        }
        put(place, time, order, event);
    }

    /// Removes and returns the next event.
    Event poll() {
        Event first = events[0];
        int last = --size;
        Event event = events[last];
        events[last] = null;
        if (last > 0) sink(times[last], orders[last], event);
        return first;
    }

    private void sink(long time, long order, Event event) {
        int place = 0;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) break;
            if (child + 1 < size && before(times[child + 1], orders[child + 1], times[child], orders[child])) child++;
            if (before(time, order, times[child], orders[child])) break;
            move(child, place);
            place = child;
        }
        put(place, time, order, event);
    }

    private static boolean before(long time, long order, long otherTime, long otherOrder) {
        return time < otherTime || time == otherTime && order < otherOrder;
    }

    private void move(int from, int to) {
        times[to] = times[from];
        orders[to] = orders[from];
        events[to] = events[from];
    }

    private void put(int place, long time, long order, Event event) {
        times[place] = time;
        orders[place] = order;
        events[place] = event;
    }

    private void grow() {
        times = Arrays.copyOf(times, size * 2);
        orders = Arrays.copyOf(orders, size * 2);
        events = Arrays.copyOf(events, size * 2);
    }
}
