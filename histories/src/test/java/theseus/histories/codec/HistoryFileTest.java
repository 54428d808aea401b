package theseus.histories.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    private static final String JSON = "{\"time\":0,\"type\":\"invoke\",\"process\":0,\"f\":\"read\"}\n";
    private static final String OK = "{\"time\":1,\"type\":\"ok\",\"process\":0,\"f\":\"read\"}\n";

    @TempDir
    Path dir;

    @Test
    void theFormatIsRecognisedByContent() throws IOException {
        assertEquals(Format.JSON_LINES, format("\n" + JSON));
        assertEquals(Format.EDN, format("{:process 0, :type :invoke, :f :read}"));
        assertEquals(Format.EDN, format("; remark\n( ; another\n{:process 0, :type :invoke, :f :read})"));
        assertEquals(Format.EDN, format("[#jepsen.history.Op{:process 0, :type :invoke, :f :read}]"));
        assertEquals(Format.EDN, format("#knossos.op.Op {:process 0, :type :invoke, :f :read}"));
        assertEquals(
                Format.JEPSEN_LOG, format("INFO jepsen.core - hello\nINFO  jepsen.util - 0\t:invoke\t:read\tnil\n"));
    }

    @Test
    void whatIsNoHistoryIsToldInOneLine() {
        refused("", ": the file is empty; expected a history as JSON lines, Jepsen's EDN or Jepsen's log");
        refused("hello\n", ":1: this is not a history; expected a history as JSON lines, Jepsen's EDN or Jepsen's log");
        refused("[]", ": there is no event in it; expected a history as JSON lines, Jepsen's EDN or Jepsen's log");
        refused(
                "\0\1\2\0",
                ":1: this is not a history; expected a history as JSON lines, Jepsen's EDN or Jepsen's log");
        refused("{:valid? true}", ":1: the operation's :type is null; expected :invoke, :ok, :fail or :info");
        refused("{\"a\":1}", ":1: the field \"type\" is missing; expected invoke, ok, fail, info, fault or phase");
        refused(
                JSON + JSON,
                ":2: process 0 invokes read while its read of event 0 is open; expected one open operation a process");
        refused(
                OK,
                ":1: process 0 completes a read that it never invoked; expected an invocation before each completion");
    }

    @Test
    void aMissingFileAndADirectoryAreTold() {
        var missing = assertThrows(MalformedHistory.class, () -> HistoryFile.read(dir.resolve("none")));
        assertEquals("there is no such file", missing.problem());
        var directory = assertThrows(MalformedHistory.class, () -> HistoryFile.read(dir));
        assertEquals("it is a directory", directory.problem());
    }

    @Test
    void aHistoryIsReadWhole() throws IOException {
        HistoryFile.Read read = HistoryFile.read(Files.writeString(dir.resolve("h"), JSON + OK));
        assertEquals(1, read.history().operations().size());
        assertEquals(0, read.notes().size());
    }

    private Format format(String content) throws IOException {
        try (var reader =
                HistoryFile.open(Files.writeString(dir.resolve("h"), content)).reader()) {
            reader.next();
        }
        return HistoryFile.open(dir.resolve("h")).format();
    }

    private void refused(String content, String message) {
        Path file = dir.resolve("h");
        var e = assertThrows(MalformedHistory.class, () -> HistoryFile.read(Files.writeString(file, content)));
        assertEquals(file + message, e.getMessage());
    }
}
