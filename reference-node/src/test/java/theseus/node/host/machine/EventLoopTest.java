package theseus.node.host.machine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import theseus.node.environment.Timers;

class EventLoopTest {
    private final ConcurrentLinkedQueue<String> ran = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Throwable> defect = new AtomicReference<>();
    private final EventLoop loop = new EventLoop("test", defect::set);

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void alarmsRingInTheOrderOfTheirTimesAndEqualOnesInTheirOwn() {
        loop.execute(() -> {
            alarm(30, "late");
            alarm(0, "first");
            alarm(10, "middle");
            alarm(0, "second");
        });
        loop.start();
        await().until(() -> ran.size() == 4);
        assertEquals(List.of("first", "second", "middle", "late"), List.copyOf(ran));
    }

    @Test
    void aCancelledAlarmDoesNotRing() {
        loop.execute(() -> {
            Timers.Alarm cancelled = alarm(1, "cancelled");
            alarm(20, "kept");
            cancelled.cancel();
        });
        loop.start();
        await().until(() -> !ran.isEmpty());
        assertEquals(List.of("kept"), List.copyOf(ran));
    }

    @Test
    void afterADefectNothingRuns() {
        loop.execute(() -> {
            throw new IllegalStateException("wrong about itself");
        });
        loop.execute(() -> ran.add("after"));
        loop.start();
        await().until(() -> defect.get() != null);
        loop.stop();
        assertEquals("wrong about itself", defect.get().getMessage());
        assertEquals(List.of(), List.copyOf(ran));
    }

    private Timers.Alarm alarm(long millis, String name) {
        return loop.after(TimeUnit.MILLISECONDS.toNanos(millis), () -> ran.add(name));
    }
}
