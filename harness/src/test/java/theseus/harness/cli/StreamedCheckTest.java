package theseus.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.histories.check.Expectations;
import theseus.histories.check.Promise;
import theseus.histories.check.Verdict;
import theseus.histories.codec.MalformedHistory;

class StreamedCheckTest {
    private static final String WRITES = """
            {:process 0, :type :invoke, :f :write, :value 1}
            {:process 0, :type :ok, :f :write, :value 1}
            {:process 0, :type :invoke, :f :write, :value 2}
            {:process 0, :type :ok, :f :write, :value 2}
            """;

    @TempDir
    private Path dir;

    @Test
    void onlyAFileThatTheHeapCannotHoldIsStreamed() throws IOException {
        Path file = dir.resolve("long");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(Runtime.getRuntime().maxMemory());
        }
        assertTrue(StreamedCheck.suits(file));
        assertFalse(StreamedCheck.suits(Files.writeString(dir.resolve("short"), WRITES)));
        assertFalse(StreamedCheck.suits(dir));
    }

    @Test
    void uniqueValuesGetADefiniteVerdict() throws IOException {
        assertInstanceOf(Verdict.Valid.class, verdict(WRITES + read(2)));
        assertInstanceOf(Verdict.Violation.class, verdict(WRITES + read(1)));
        assertInstanceOf(Verdict.Violation.class, verdict(WRITES + read(1) + "}} nobody reads as far as this"));
    }

    @Test
    void whatItCannotDecideIsUndecided() throws IOException {
        assertInstanceOf(Verdict.Undecided.class, verdict(WRITES + WRITES));
        Verdict.Undecided other =
                assertInstanceOf(Verdict.Undecided.class, verdict(WRITES.replace(":write", ":enqueue")));
        assertTrue(other.reason().contains("is a enqueue"), other.reason());
    }

    @Test
    void sessionsAreNotPassedUnjudged() throws IOException {
        Expectations sessions = Expectations.usual().at("ONE", Promise.SESSION);
        assertInstanceOf(Verdict.Undecided.class, verdict(WRITES + read(2), sessions));
        assertInstanceOf(Verdict.Violation.class, verdict(WRITES + read(1), sessions));
    }

    @Test
    void damageIsToldWithItsLine() {
        var e = assertThrows(
                MalformedHistory.class,
                () -> verdict(WRITES + "{:process 3, :type :ok, :f :write, :value 2}\n" + WRITES));
        assertEquals(
                dir.resolve("h") + ":5: process 3 completes a write that it never invoked;"
                        + " expected an invocation before each completion",
                e.getMessage());
    }

    private static String read(int value) {
        return "{:process 9, :type :invoke, :f :read}{:process 9, :type :ok, :f :read, :value " + value + "}\n";
    }

    private Verdict verdict(String history) throws IOException {
        return verdict(history, Expectations.usual());
    }

    private Verdict verdict(String history, Expectations expectations) throws IOException {
        StreamedCheck check = new StreamedCheck(null, null, expectations);
        check.read(Files.writeString(dir.resolve("h"), history));
        return check.judgement().verdict();
    }
}
