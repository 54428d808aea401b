package theseus.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import theseus.harness.client.Journal;
import theseus.harness.system.Move;
import theseus.harness.system.View;
import theseus.harness.world.Cluster;
import theseus.harness.world.Scene;
import theseus.harness.world.Timeline;
import theseus.histories.check.Expectations;

/// What the operator asks for, and what he makes of the answers.
class VoyageTest {
    private static final List<String> MEMBERS = List.of("n1", "n2", "n3", "n4");
    private static final String REFUSAL = "INVALID: it is not on the ring";

    private record Asked(Move move, Consumer<Optional<String>> answer) {}

    private record Due(long nanos, Runnable task) {}

    private final List<Asked> asked = new ArrayList<>();
    private final Clock clock = new Clock();

    /// Seen in seed 12000914 of mixed migrations.
    @Test
    @SuppressWarnings("unchecked")
    void theSecondOfTwoRefusalsIsAboutWhatIsNoLongerAskedFor() {
        Cluster cluster = (Cluster) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, (_, method, arguments) -> {
                    assertEquals("move", method.getName());
                    return asked.add(new Asked((Move) arguments[0], (Consumer<Optional<String>>) arguments[3]));
                });
        Scene scene = new Scene(1, MEMBERS, List.of(), 8, new TreeSet<>(), 0, 0);
        Course course = new Course(List.of(Heading.of(Move.Kind.LEAVE)));
        Journal journal = new Journal(clock, new Sentinel(Expectations.usual(), null));
        Voyage voyage = new Voyage(clock, cluster, journal, course, new Pilot(scene), _ -> {});
        voyage.saw(steady());
        voyage.prepare();
        voyage.begin();
        clock.pass(1_500_000_000L);
        assertEquals(2, asked.size());
        for (Asked question : List.copyOf(asked)) question.answer().accept(Optional.of(REFUSAL));
        clock.pass(2_000_000_000L);
        assertNotEquals(asked.getFirst().move(), asked.getLast().move(), "another leaver is chosen");
        assertEquals(asked.getLast().move(), voyage.legs().getFirst().move());
    }

    private static View steady() {
        SortedMap<String, List<String>> owners = new TreeMap<>();
        owners.put("k", MEMBERS.subList(0, 3));
        return new View(1, "STEADY", 0, MEMBERS, null, false, "", "n1", owners, owners);
    }

    private static final class Clock implements Timeline {
        private final PriorityQueue<Due> queue = new PriorityQueue<>((a, b) -> Long.compare(a.nanos, b.nanos));
        private long now;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void after(long delayNanos, Runnable task) {
            queue.add(new Due(now + delayNanos, task));
        }

        void pass(long nanos) {
            long end = now + nanos;
            while (!queue.isEmpty() && queue.peek().nanos() <= end) {
                now = queue.peek().nanos();
                queue.poll().task().run();
            }
            now = end;
        }
    }
}
