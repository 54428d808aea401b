package theseus.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import theseus.histories.History;
import theseus.histories.codec.HistoryFile;

class ExportCommandTest {
    @TempDir
    private Path directory;

    private Path run;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void aConvictedRun() {
        String command = "run --flaw wall-clock-versions --seed 3 --out " + directory;
        assertEquals(1, theseus(command.split(" ")), out.toString());
        run = directory.resolve("latest");
    }

    @Test
    void jepsensFormIsReadBackAsTheSameOperationsAndConvicted() throws IOException {
        Path edn = directory.resolve("run.edn");
        assertEquals(0, theseus("export", run.toString(), "--format", "edn", "--out", edn.toString()));
        assertEquals(told(run.resolve("history.jsonl")), told(edn));
        out.getBuffer().setLength(0);
        assertEquals(1, theseus("check", edn.toString()), out.toString());
        assertTrue(out.toString().contains("violation"), out.toString());
    }

    /// Who did what, how it ended and who told so, in order. Times are kept but for a few nanoseconds: no two events
    /// share one.
    private static List<String> told(Path file) throws IOException {
        History history = HistoryFile.read(file).history();
        return history.operations().stream()
                .map(o -> o.process() + " " + o.f() + " " + o.key() + " " + Objects.toString(o.argument()) + " "
                        + o.outcome() + " " + o.provenance())
                .toList();
    }

    @Test
    void everyFormIsWritten() throws IOException {
        for (String form : List.of("svg", "png", "md")) {
            Path file = directory.resolve("run." + form);
            assertEquals(0, theseus("export", run.toString(), "--format", form, "--out", file.toString()), form);
            assertTrue(Files.size(file) > 1_000, form + " is empty");
        }
        assertTrue(Files.readString(directory.resolve("run.md")).startsWith("## VIOLATION: not linearizable"));
        assertTrue(Files.readString(directory.resolve("run.svg")).contains("VIOLATION: not linearizable"));
    }

    private int theseus(String... arguments) {
        CommandLine line = Theseus.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        return line.execute(arguments);
    }
}
