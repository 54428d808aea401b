package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.histories.Events;
import theseus.histories.History;
import theseus.histories.model.Call;
import theseus.histories.model.Model;
import theseus.histories.model.PerKey;

/// A model that we do not have, as somebody else would write it: the README shows this one.
class OwnModelTest {
    // README begins
    /// A queue: what was enqueued first is dequeued first, and an empty queue gives nil.
    record Queue() implements Model {
        @Override
        public String name() {
            return "queue";
        }

        @Override
        public List<String> functions() {
            return List.of("enqueue", "dequeue");
        }

        @Override
        public Object initial() {
            return List.of();
        }

        @Override
        public Object step(Object state, Call call) {
            List<Object> queue = new ArrayList<>((List<?>) state);
            if (call.f().equals("enqueue")) {
                queue.add(call.argument());
                return List.copyOf(queue);
            }
            Object first = queue.isEmpty() ? null : queue.removeFirst();
            boolean fits = !call.returned() || java.util.Objects.equals(first, call.result());
            return fits ? List.copyOf(queue) : null;
        }

        @Override
        public String describe(Call call) {
            return call.f().equals("enqueue") ? "put " + call.argument() : "took " + call.result();
        }
    }
    // README ends

    @Test
    void aHistoryIsJudgedByOnesOwnModel() {
        var events = new Events()
                .invoke(1, "enqueue", 1L)
                .invoke(2, "enqueue", 2L)
                .info(1, "enqueue", 1L)
                .ok(2, "enqueue", 2L)
                .invoke(3, "dequeue", null)
                .ok(3, "dequeue", 2L);
        assertInstanceOf(Verdict.Valid.class, verdict(events, new Queue()));
        events.invoke(3, "dequeue", null).ok(3, "dequeue", 1L);
        assertInstanceOf(Verdict.Valid.class, verdict(events, new Queue()));
        events.invoke(3, "dequeue", null).ok(3, "dequeue", 2L);
        assertInstanceOf(Verdict.Violation.class, verdict(events, new Queue()));
    }

    @Test
    void itsContradictionIsToldInItsOwnWords() {
        var events = new Events()
                .done(1, "enqueue", 1L)
                .done(1, "enqueue", 2L)
                .invoke(2, "dequeue", null)
                .ok(2, "dequeue", 2L);
        Verdict.Violation violation = assertInstanceOf(Verdict.Violation.class, verdict(events, new Queue()));
        String sentence = violation.findings().getFirst().sentence();
        assertTrue(sentence.contains("e0 (put 1) finished before"), sentence);
        assertTrue(sentence.contains("d4 (took 2) had to follow"), sentence);
        assertEquals(3, violation.findings().getFirst().operations().size());
    }

    @Test
    void itIsAppliedToEachKeyForItself() {
        var events = new Events().on("a").done(1, "enqueue", 1L).on("b").done(1, "enqueue", 2L);
        events.invoke(2, "dequeue", null).ok(2, "dequeue", 2L);
        assertInstanceOf(Verdict.Valid.class, verdict(events, new PerKey(new Queue())));
    }

    @Test
    void theReadmeShowsThisModel() throws IOException {
        String test = Files.readString(Path.of("src/test/java/theseus/histories/check/OwnModelTest.java"));
        String model = test.substring(test.indexOf("// README begins\n") + 17, test.indexOf("    // README ends"))
                .indent(-4);
        assertTrue(Files.readString(Path.of("README.md")).contains(model.strip()), "histories/README.md differs");
    }

    private static Verdict verdict(Events events, Model model) {
        History history = History.of(events.list());
        return Judge.judge(history, Expectations.usual(), model, Budget.usual()).verdict();
    }
}
