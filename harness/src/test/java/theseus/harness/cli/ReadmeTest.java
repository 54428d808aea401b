package theseus.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The README's first screen is what the current code gives; `docs/refresh` makes it anew.
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final String PROMPT = "$ ./theseus ";

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();

    @Test
    void itsRunAndItsPictureAreThoseOfTheCurrentCode() throws IOException {
        List<String> shown = shown();
        assertTrue(shown.getFirst().startsWith(PROMPT), shown.getFirst());
        String command = shown.getFirst().substring(PROMPT.length());
        assertEquals(1, theseus((command + " --out " + directory).split(" ")));
        List<String> said = out.toString().lines().toList();
        List<String> block = shown.subList(1, shown.size() - 1);
        assertEquals("…", shown.getLast());
        assertTrue(block.size() > 20, "the README shows no finding");
        assertEquals(String.join("\n", block), String.join("\n", said.subList(0, block.size())), "run docs/refresh");
        Path picture = directory.resolve("picture.svg");
        assertEquals(0, theseus("export", directory.resolve("latest") + "", "--format", "svg", "--out", picture + ""));
        assertEquals(Files.readString(ROOT.resolve("docs/report.svg")), Files.readString(picture), "run docs/refresh");
    }

    /// The lines of the README's terminal run, without the fences around them.
    private static List<String> shown() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("README.md"));
        return lines.subList(lines.indexOf("<!-- run -->") + 2, lines.indexOf("<!-- end of run -->") - 1);
    }

    private int theseus(String... arguments) {
        return Theseus.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(arguments);
    }
}
