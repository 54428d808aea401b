package theseus.harness.layering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The container engine's name occurs in code in its own world alone and where the command line offers it, so that
/// another engine or a third world changes nothing else. Comments may speak of it.
class EngineWordTest {
    private static final String WORD = "docker";
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    @Test
    void theEngineIsNamedInItsWorldAndByTheCommandLineAlone() {
        List<String> offenders = new ArrayList<>();
        for (String module : List.of("histories", "nemesis", "reference-node", "harness")) {
            offenders.addAll(linesThatNameIt(PROJECT.resolve(module).resolve("src/main/java")));
        }
        offenders.removeIf(
                line -> line.startsWith("theseus/harness/world/docker/") || line.startsWith("theseus/harness/cli/"));
        assertEquals(List.of(), offenders);
    }

    @Test
    void theWordIsNoticedInImportsAndStringsButNotInComments() {
        Path fixture = PROJECT.resolve("harness/src/test/java/theseus/harness/layering/broken");
        assertEquals(List.of("harness/report/Report.java:3", "harness/report/Report.java:9"), linesThatNameIt(fixture));
    }

    private static List<String> linesThatNameIt(Path sources) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int at = 0; at < lines.size(); at++) {
                    String code = lines.get(at).replaceFirst("//.*", "").toLowerCase(Locale.ROOT);
                    if (code.contains(WORD)) found.add(sources.relativize(file) + ":" + (at + 1));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }
}
