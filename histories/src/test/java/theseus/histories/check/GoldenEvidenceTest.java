package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import theseus.histories.Events;
import theseus.histories.Operation;
import theseus.histories.check.evidence.Evidence;
import theseus.histories.model.ElementSet;
import theseus.histories.model.Model;
import theseus.histories.model.Models;

/// What a person reads of ten different violations; `-Dgolden.update=true` writes the files anew, for review as a diff.
class GoldenEvidenceTest {
    private static final Path GOLDEN = Path.of("src/test/resources/theseus/histories/check");

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
        return violations.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> compare(e.getKey(), e.getValue())));
    }

    private static void compare(String name, Events events) throws IOException {
        Model model = name.equals("lost-element") ? new ElementSet() : Models.named("cas-register", null);
        var evidence = Evidence.gather(events.history(), Expectations.usual(), model);
        String text = text(evidence.findings());
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
