package theseus.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Files with what a person is to read, reviewed as a diff. `-Dgolden.write` writes them anew.
final class Golden {
    private static final Path FILES = Path.of("src/test/resources/theseus/harness/report");

    private Golden() {}

    /// The names of the files in one of its directories, without that ending.
    static SortedSet<String> names(String directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(FILES.resolve(directory))) {
            return files.map(file -> file.getFileName().toString().replace(ending, ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static void assertSame(String name, List<String> lines) {
        Path file = FILES.resolve(name);
        String text = String.join("\n", lines) + "\n";
        try {
            if (System.getProperty("golden.write") != null) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertEquals(Files.readString(file), text, "-Dgolden.write accepts what is new; see " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
