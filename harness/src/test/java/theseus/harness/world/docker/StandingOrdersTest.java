package theseus.harness.world.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StandingOrdersTest {
    private final StandingOrders orders = new StandingOrders();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Test
    void eachNodeIsToldAgainWhatStandsForIt() {
        orders.give("n1", "clock", () -> told.add("n1's clock is off"));
        orders.give("n1", "disk", () -> told.add("n1's disk is slow"));
        orders.give("n2", "clock", () -> told.add("n2's clock is off"));
        orders.revoke("n1", "disk");
        orders.repeat("n1");
        orders.repeat("n3");
        assertEquals(List.of("n1's clock is off"), told);
    }

    /// A node that has just started is being told that its clock is off, and the fault is healed.
    @Test
    void whatStoodNeverArrivesAfterWhatStands() throws InterruptedException {
        CountDownLatch repeating = new CountDownLatch(1);
        Thread healing = Thread.ofVirtual().unstarted(() -> {
            orders.give("n1", "clock", () -> {});
            told.add("its clock is right");
        });
        orders.give("n1", "clock", () -> {
            repeating.countDown();
            awaitHeldUp(healing);
            told.add("its clock is off");
        });
        Thread start = Thread.startVirtualThread(() -> orders.repeat("n1"));
        repeating.await();
        healing.start();
        start.join();
        healing.join();
        assertEquals(List.of("its clock is off", "its clock is right"), told);
    }

    /// Until it waits or has ended, whichever comes first.
    private static void awaitHeldUp(Thread thread) {
        while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) Thread.onSpinWait();
    }
}
