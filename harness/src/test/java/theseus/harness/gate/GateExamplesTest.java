package theseus.harness.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.harness.exhibit.Exhibits;
import theseus.harness.replay.Replay;
import theseus.harness.run.RunOptions;

/// The examples that people copy into their CI do what they say, in a checkout with one exhibit and a small budget.
class GateExamplesTest {
    private static final Path EXAMPLES =
            Path.of("").toAbsolutePath().getParent().resolve("docs/examples/gate");

    @TempDir
    private Path checkout;

    @BeforeEach
    void checkOut() throws IOException {
        RunOptions options = RunOptions.USUAL.withFlaws(new TreeSet<>(List.of("no-cleanup")));
        Exhibits.keep(
                checkout.resolve("histories/corpus"),
                Replay.ofSeed(options.withSeed(3), () -> false).recording(),
                "no-cleanup");
        Path launcher = checkout.resolve("theseus");
        Files.writeString(launcher, """
                #!/bin/sh
                exec java -XX:+UseSerialGC -cp '%s' theseus.harness.cli.Theseus "$@" --fixed 2
                """.formatted(System.getProperty("java.class.path")));
        assertTrue(launcher.toFile().setExecutable(true));
    }

    @Test
    void theWorkflowShowsTheSummaryAndKeepsTheResultsWhateverTheColour() throws Exception {
        Workflow workflow = Workflow.read(EXAMPLES.resolve("gate.yml"));
        Path summary = checkout.resolve("summary.md");
        Map<String, Integer> codes = workflow.run(
                checkout,
                path(Map.of("BUDGET", "4s", "CONTAINERS", "skip", "GITHUB_STEP_SUMMARY", summary.toString())));
        Path latest = checkout.resolve("runs/gate/latest");
        Colour colour = Colour.valueOf(new ObjectMapper()
                .readTree(latest.resolve("gate.json").toFile())
                .path("colour")
                .asText());
        assertEquals(Map.of("gate", colour.exitCode(), "summary", 0), codes);
        assertEquals(Files.readString(latest.resolve("gate.md")), Files.readString(summary));
        assertTrue(Files.readString(summary).contains("| seeds of the commit |"), Files.readString(summary));
        Path kept = checkout.resolve(
                workflow.with("actions/upload-artifact").path("path").asText());
        assertTrue(Files.exists(kept.resolve("gate.xml")) && Files.isDirectory(kept.resolve("commit")));
    }

    @Test
    void theWorkflowFailsAndStillShowsTheSummaryWhereTheGateIsRed() throws Exception {
        // A verdict that does not fit its recording.
        Files.writeString(
                checkout.resolve("histories/corpus/register/violating/0001-no-cleanup/verdict.txt"), "stale read\n");
        Path summary = checkout.resolve("summary.md");
        Map<String, Integer> codes = Workflow.read(EXAMPLES.resolve("gate.yml"))
                .run(
                        checkout,
                        path(Map.of("BUDGET", "1s", "CONTAINERS", "skip", "GITHUB_STEP_SUMMARY", summary.toString())));
        assertEquals(Map.of("gate", 1, "summary", 0), codes);
        assertTrue(Files.readString(summary).contains("Repeat it with: `./theseus replay histories/corpus/"));
    }

    @Test
    void theShellScriptExitsAsTheGateAndLeavesWhatItFound() throws Exception {
        assertEquals(1, shell("results", "--canary", "none", "--containers", "skip"));
        for (String file : List.of("gate.md", "gate.xml", "gate.json", "manifest.json"))
            assertTrue(Files.exists(checkout.resolve("results").resolve(file)), file);
        assertEquals(254, shell("other", "--canary", "nonsense"));
        assertEquals(254, shell());
    }

    private int shell(String... arguments) throws Exception {
        ProcessBuilder script = new ProcessBuilder(EXAMPLES.resolve("gate.sh").toString())
                .directory(checkout.toFile())
                .inheritIO();
        script.command().addAll(List.of(arguments));
        script.environment().putAll(path(Map.of("BUDGET", "1s")));
        return script.start().waitFor();
    }

    /// With the JDK that runs this test first on the path.
    private static Map<String, String> path(Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
        return all;
    }
}
