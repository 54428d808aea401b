package theseus.harness.world.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventQueueTest {
    private final EventQueue queue = new EventQueue();

    private record Due(long time, int order) {}

    private static final class Numbered extends Event {
        private final Due due;

        Numbered(Due due) {
            super(null, ANY_LIFE);
            this.due = due;
        }

        @Override
        void happen() {}
    }

    @Test
    void equalTimesKeepTheOrderInWhichTheyWereAdded() {
        for (int i = 0; i < 100; i++) queue.add(5, new Numbered(new Due(5, i)));
        for (int i = 0; i < 100; i++) assertEquals(i, ((Numbered) queue.poll()).due.order);
        assertTrue(queue.isEmpty());
    }

    /// Adds and takes in turns, many equal times among them, against a list that is sorted anew each time.
    @Test
    void theNextEventIsTheEarliestAndAmongEqualsTheOldest() {
        Chance chance = new Chance(1, "queue");
        List<Due> expected = new ArrayList<>();
        int order = 0;
        for (int turn = 0; turn < 20_000; turn++) {
            if (expected.isEmpty() || chance.below(100) < (turn < 10_000 ? 60 : 45)) {
                Due due = new Due(chance.below(500), order++);
                queue.add(due.time, new Numbered(due));
                expected.add(due);
            } else {
                Due next = expected.stream()
                        .min(Comparator.comparingLong(Due::time).thenComparingInt(Due::order))
                        .orElseThrow();
                expected.remove(next);
                assertEquals(next.time, queue.nextTime());
                assertEquals(next, ((Numbered) queue.poll()).due);
            }
        }
    }
}
