package theseus.harness.world.docker.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import theseus.harness.world.docker.NeedsEngine;

/// What a killed harness started goes away, and what a living one started stays.
@NeedsEngine
class LeftoversTest {
    private static final Leftovers.Count ONE_NODE = new Leftovers.Count(2, 2, 2);

    private final String run = "left-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    private final Leftovers leftovers = new Leftovers(Engine.connect());
    private Process harness;

    @AfterEach
    void nothingIsLeft() {
        if (harness != null) harness.destroyForcibly();
        leftovers.remove(run);
    }

    @Test
    void theSweepRemovesWhatAKilledHarnessLeftAndNothingOfALivingOne() throws Exception {
        startHarness(run);
        leftovers.sweep();
        assertEquals(ONE_NODE, leftovers.count(run));
        kill();
        leftovers.sweep();
        assertTrue(leftovers.count(run).isZero());
        assertFalse(leftovers.owners().containsKey(run));
    }

    @Test
    void theReaperRemovesWhatAKilledHarnessLeft() throws Exception {
        startHarness(run, "reaper");
        assertEquals(ONE_NODE, leftovers.count(run));
        kill();
        await().atMost(Duration.ofSeconds(30)).until(() -> leftovers.count(run).isZero());
    }

    private void startHarness(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LeavesThingsBehind.class.getName()));
        command.addAll(List.of(args));
        harness = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(harness.getInputStream(), StandardCharsets.UTF_8));
        assertEquals("ready", said.readLine());
    }

    private void kill() throws InterruptedException {
        harness.destroyForcibly().waitFor();
    }
}
