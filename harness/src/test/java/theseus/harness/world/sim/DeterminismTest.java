package theseus.harness.world.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeterminismTest {
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L);

    @TempDir
    Path directory;

    @Test
    void theSameSeedGivesTheSameRunEventByEvent() {
        for (long seed : SEEDS) same(Transcript.ofVoyage(seed), Transcript.ofVoyage(seed));
    }

    @Test
    void anotherSeedGivesAnotherRun() {
        assertNotEquals(Transcript.ofVoyage(1), Transcript.ofVoyage(3));
        assertNotEquals(Transcript.ofVoyage(2), Transcript.ofVoyage(4));
    }

    /// Other identity hashes, another compiler, another heap, another locale and time zone.
    @Test
    void theSameSeedGivesTheSameRunInAnotherJvm() throws Exception {
        List<String> here = new ArrayList<>();
        for (long seed : SEEDS) here.addAll(Transcript.ofVoyage(seed));
        same(here, inAnotherJvm());
    }

    @Test
    void theFirstDivergenceIsNamed() {
        String divergence = divergence(List.of("a", "b", "c"), List.of("a", "x", "c"));
        assertEquals("line 2 of 3 and 3\n  one:   b\n  other: x", divergence);
        assertEquals("line 2 of 2 and 1\n  one:   b\n  other: (ended)", divergence(List.of("a", "b"), List.of("a")));
        assertEquals("", divergence(List.of("a"), List.of("a")));
    }

    private List<String> inAnotherJvm() throws IOException, InterruptedException {
        Path out = directory.resolve("transcript");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=0",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Asia/Kathmandu",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Transcript.class.getName()));
        for (long seed : SEEDS) command.add(Long.toString(seed));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals(0, process.waitFor());
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }

    private static void same(List<String> one, List<String> other) {
        assertTrue(one.size() > 500, "a transcript of " + one.size() + " lines shows nothing");
        String divergence = divergence(one, other);
        if (!divergence.isEmpty()) fail("the runs part at " + divergence);
    }

    private static String divergence(List<String> one, List<String> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            String a = i < one.size() ? one.get(i) : "(ended)";
            String b = i < other.size() ? other.get(i) : "(ended)";
            if (!a.equals(b))
                return "line %d of %d and %d\n  one:   %s\n  other: %s"
                        .formatted(i + 1, one.size(), other.size(), a, b);
        }
        return "";
    }
}
