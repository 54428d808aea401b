package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import theseus.histories.Events;
import theseus.histories.Operation;
import theseus.histories.model.Models;

/// What a person reads of eighteen different violations, the whole verdict, what showed first on top;
/// `-Dgolden.update=true` writes the files anew, for review as a diff.
class GoldenEvidenceTest {
    private static final Path GOLDEN = Path.of("src/test/resources/theseus/histories/check");

    private static final Expectations EXPECTATIONS = Expectations.usual().at("SESSION", Promise.SESSION);

    @TestFactory
    Stream<DynamicTest> theEvidenceReadsAsAgreed() {
        Map<String, Events> violations = new LinkedHashMap<>();
        violations.put(
                "lost-write",
                new Events()
                        .on("user:17")
                        .done(1, "write", "a", "QUORUM", "v1")
                        .done(2, "read", "a", "QUORUM", "v1")
                        .done(1, "write", "b", "QUORUM", "v2")
                        .done(3, "write", "c", "QUORUM", "v3")
                        .done(2, "read", "a", "QUORUM", "v1")
                        .done(4, "read", "a", "QUORUM", "v1"));
        violations.put(
                "stale-read",
                new Events()
                        .on("user:17")
                        .done(1, "write", "a")
                        .done(1, "write", "b")
                        .done(3, "read", "b")
                        .done(2, "read", "a")
                        .done(2, "read", "b"));
        violations.put(
                "stale-read-of-an-unfinished-write",
                new Events()
                        .on("user:17")
                        .done(1, "write", "a")
                        .invoke(1, "write", "b")
                        .done(2, "read", "b")
                        .done(3, "read", "a")
                        .done(2, "read", "b")
                        .ok(1, "write", "b"));
        violations.put(
                "resurrected-delete",
                new Events()
                        .on("user:17")
                        .done(1, "write", "a", "QUORUM", "v1")
                        .done(2, "delete", null, "QUORUM", "v2")
                        .done(3, "read", null, "QUORUM", "v2")
                        .done(3, "read", "a", "QUORUM", "v1"));
        violations.put(
                "dirty-read",
                new Events()
                        .on("user:17")
                        .done(1, "write", "a")
                        .invoke(2, "write", "b")
                        .fail(2, "write", "b")
                        .done(3, "read", "b"));
        violations.put(
                "lost-update",
                new Events()
                        .on("counter")
                        .done(1, "write", 1L)
                        .invoke(2, "cas", List.of(1L, 2L))
                        .invoke(3, "cas", List.of(1L, 3L))
                        .ok(2, "cas", List.of(1L, 2L))
                        .ok(3, "cas", List.of(1L, 3L)));
        violations.put(
                "read-your-writes",
                new Events()
                        .on("user:17")
                        .done(2, "write", "a")
                        .done(1, "write", "b")
                        .done(1, "read", "a")
                        .done(3, "read", "b"));
        violations.put(
                "non-monotonic-read",
                new Events()
                        .on("user:17")
                        .done(1, "write", "a")
                        .done(2, "write", "b")
                        .done(3, "read", "b")
                        .done(3, "read", "a")
                        .done(4, "read", "b"));
        violations.put(
                "divergence",
                new Events()
                        .on("user:17")
                        .done(1, "write", "a", "ONE", "v1")
                        .done(2, "write", "b", "ONE", "v2")
                        .pause(5_000_000_000L)
                        .done(3, "read", "b", "ONE", "v2")
                        .done(4, "read", "a", "ONE", "v1"));
        violations.put(
                "lost-element",
                new Events()
                        .on("members")
                        .done(1, "add", 1L)
                        .done(2, "add", 2L)
                        .done(3, "read", List.of(1L, 2L))
                        .done(3, "read", List.of(2L)));
        violations.put(
                "writes-follow-reads",
                new Events()
                        .on("thread:4")
                        .done(1, "write", "question", "QUORUM", "v1")
                        .done(2, "read", "question", "QUORUM", "v1")
                        .done(2, "write", "answer", "QUORUM", "v2")
                        .done(3, "read", "answer", "QUORUM", "v2")
                        .done(3, "read", "question", "QUORUM", "v1"));
        violations.put(
                "incompatible-order",
                new Events()
                        .on("thread:4")
                        .invoke(1, "write", "yes")
                        .invoke(2, "write", "no")
                        .done(3, "read", "yes", "SESSION", null)
                        .done(4, "read", "no", "SESSION", null)
                        .done(3, "read", "no", "SESSION", null)
                        .done(4, "read", "yes", "SESSION", null)
                        .ok(1, "write", "yes", "SESSION", null)
                        .ok(2, "write", "no", "SESSION", null));
        violations.put(
                "non-monotonic-write",
                new Events().on("user:17").done(1, "write", "a", "QUORUM", "v2").done(1, "write", "b", "QUORUM", "v1"));
        violations.put("stale-read-of-what-many-wrote", manyWriteTheSame().done(3, "read", "a"));
        violations.put(
                "lock-held-twice",
                new Events()
                        .on("lock")
                        .done(1, "acquire", null)
                        .invoke(1, "release", null)
                        .info(1, "release", null)
                        .done(2, "acquire", null)
                        .done(3, "acquire", null));
        violations.put(
                "set-shrinks",
                new Events()
                        .on("members")
                        .done(1, "add", 1L)
                        .done(2, "add", 2L)
                        .done(3, "read", List.of(1L, 2L))
                        .done(4, "read", List.of(2L))
                        .done(5, "read", List.of(1L, 2L, 2L)));
        violations.put(
                "appends-swapped",
                new Events()
                        .on("log")
                        .done(1, "append", "x;")
                        .done(2, "append", "y;")
                        .done(4, "append", "z;")
                        .invoke(3, "get", null)
                        .ok(3, "get", "y;x;"));
        violations.put(
                "append-lost",
                new Events()
                        .on("log")
                        .done(1, "append", "x;")
                        .invoke(2, "append", "y;")
                        .invoke(3, "get", null)
                        .ok(3, "get", "x;y;")
                        .invoke(4, "get", null)
                        .ok(4, "get", "x;")
                        .info(2, "append", "y;"));
        violations.put(
                "cas-from-a-value-long-gone",
                new Events()
                        .on("counter")
                        .done(1, "write", 1L)
                        .invoke(5, "write", 2L)
                        .info(5, "write", 2L)
                        .done(2, "cas", List.of(1L, 2L))
                        .done(2, "write", 3L)
                        .done(3, "cas", List.of(1L, 4L))
                        .done(4, "read", 4L));
        return violations.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> compare(e.getKey(), e.getValue())));
    }

    private static Events manyWriteTheSame() {
        Events events = new Events().on("user:17");
        for (int i = 0; i < 16; i++) events.done(1, "write", "a").done(2, "write", "b");
        return events;
    }

    private static void compare(String name, Events events) throws IOException {
        Set<String> functions = new TreeSet<>();
        for (Operation operation : events.history().operations()) functions.add(operation.f());
        Judgement judgement =
                Judge.judge(events.history(), EXPECTATIONS, Models.fitting(functions, null), Budget.usual());
        String text = text(((Verdict.Violation) judgement.verdict()).findings());
        Path file = GOLDEN.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.update")) Files.writeString(file, text);
        assertEquals(Files.readString(file), text);
    }

    private static String text(List<Finding> findings) {
        var text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(finding.anomaly().words())
                    .append(", key ")
                    .append(finding.key())
                    .append('\n');
            text.append("  ").append(finding.sentence()).append('\n');
            text.append("  operations:");
            for (Operation operation : finding.operations()) text.append(' ').append(Names.name(operation));
            text.append("\n\n");
        }
        return text.toString();
    }
}
