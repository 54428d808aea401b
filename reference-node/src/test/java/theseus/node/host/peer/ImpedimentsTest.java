package theseus.node.host.peer;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import theseus.node.message.Message;

class ImpedimentsTest {
    private static final int FAULT = 7;

    private final Impediments impediments = new Impediments();
    private final CopyOnWriteArrayList<Message> onward = new CopyOnWriteArrayList<>();

    @Test
    void withoutAnyAMessagePassesAtOnce() {
        pass(numbered(3));
        assertEquals(numbered(3), onward);
        assertTrue(impediments.felt().isEmpty());
    }

    @Test
    void whatIsLostNeverSetsOutAndIsCounted() {
        impediments.add(FAULT, new Impediment.Lossy(100));
        pass(numbered(5));
        impediments.remove(FAULT, onward::add);
        pass(numbered(1));
        assertEquals(numbered(1), onward);
        assertEquals(Map.of(FAULT, 5L), impediments.felt());
    }

    @Test
    void ofAHundredAboutAsManyAreLostAsItSays() {
        impediments.add(FAULT, new Impediment.Lossy(30));
        pass(numbered(1_000));
        long lost = impediments.felt().get(FAULT);
        assertTrue(lost > 200 && lost < 400, lost + " of 1000 lost");
        await().until(() -> onward.size() == 1_000 - lost);
    }

    @Test
    void whatIsDoubledComesTwice() {
        impediments.add(FAULT, new Impediment.Doubling(100));
        pass(numbered(2));
        List<Message> twice = new ArrayList<>();
        for (Message message : numbered(2)) twice.addAll(List.of(message, message));
        await().until(() -> onward.equals(twice));
    }

    @Test
    void whatIsSlowComesLateAndInItsOrder() {
        impediments.add(FAULT, new Impediment.Slow(80, 40));
        long start = System.nanoTime();
        pass(numbered(20));
        assertTrue(onward.isEmpty());
        await().until(() -> onward.size() == 20);
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(40));
        assertEquals(numbered(20), onward);
    }

    @Test
    void whatIsShuffledComesInAnotherOrder() {
        impediments.add(FAULT, new Impediment.Shuffling(50, 50));
        pass(numbered(50));
        await().until(() -> onward.size() == 50);
        assertTrue(onward.containsAll(numbered(50)));
        assertTrue(!onward.equals(numbered(50)), "nothing was overtaken");
    }

    /// A message without content counts for a hundred bytes.
    @Test
    void aNarrowLinkTakesSoManyBytesASecond() {
        impediments.add(FAULT, new Impediment.Narrow(2_000));
        long start = System.nanoTime();
        pass(numbered(4));
        await().until(() -> onward.size() == 4);
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(200));
    }

    @Test
    void whatIsHeldWaitsUntilItIsOverAndKeepsItsOrder() {
        impediments.add(FAULT, new Impediment.Holding(List.of()));
        pass(numbered(3));
        assertTrue(onward.isEmpty());
        assertEquals(Map.of(FAULT, 3L), impediments.felt());
        impediments.remove(FAULT, onward::add);
        assertEquals(numbered(3), onward);
    }

    @Test
    void messagesOfOtherSortsAreNotHeld() {
        impediments.add(FAULT, new Impediment.Holding(List.of("put-asked")));
        pass(numbered(1));
        await().until(() -> onward.equals(numbered(1)));
        assertEquals(Map.of(FAULT, 0L), impediments.felt());
    }

    @Test
    void whatOneFaultLetsGoAnotherMayStillHold() {
        impediments.add(FAULT, new Impediment.Holding(List.of()));
        impediments.add(FAULT + 1, new Impediment.Holding(List.of("topology-asked")));
        pass(numbered(2));
        impediments.remove(FAULT, onward::add);
        assertTrue(onward.isEmpty());
        impediments.remove(FAULT + 1, onward::add);
        assertEquals(numbered(2), onward);
    }

    private void pass(List<Message> messages) {
        messages.forEach(message -> impediments.pass(message, onward::add));
    }

    private static List<Message> numbered(int count) {
        return LongStream.range(0, count)
                .<Message>mapToObj(Message.TopologyAsked::new)
                .toList();
    }
}
