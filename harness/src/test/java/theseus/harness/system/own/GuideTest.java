package theseus.harness.system.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import theseus.harness.system.Systems;

/// The guide shows the files that are compiled and run, and nothing else.
class GuideTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    @ParameterizedTest
    @ValueSource(strings = {"Pebble.java", "PebbleSystem.java"})
    void theGuideShowsTheFileAsItIs(String file) throws IOException {
        String guide = Files.readString(PROJECT.resolve("docs/own-system.md"));
        String head = "<!-- " + file + " -->\n```java\n";
        assertTrue(guide.contains(head), file);
        String shown = guide.substring(guide.indexOf(head) + head.length());
        Path source = PROJECT.resolve("harness/src/test/java/theseus/harness/system/own")
                .resolve(file);
        assertEquals(Files.readString(source), shown.substring(0, shown.indexOf("```\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "etcd", "pebble"})
    void aSystemIsFoundByItsName(String name) {
        assertEquals(name, Systems.named(name).orElseThrow().name());
    }
}
