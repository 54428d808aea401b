package theseus.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
    private static final String VALID = """
            {:process 0, :type :invoke, :f :write, :value 1}
            {:process 0, :type :ok, :f :write, :value 1}
            {:process 1, :type :invoke, :f :read, :value nil}
            {:process 1, :type :ok, :f :read, :value 1}
            """;
    private static final String VIOLATED = VALID.replace(":f :read, :value 1", ":f :read, :value nil");
    private static final String UNKNOWN = VALID.replace(":write", ":enqueue");

    @TempDir
    Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aValidHistoryIsOneLine() throws IOException {
        assertEquals(0, check(file("h.edn", VALID)));
        assertTrue(
                out.toString().matches("\\Q" + dir.resolve("h.edn") + "\\E: valid, register, [\\w ]+, [\\d.]+ ms\\R"),
                out.toString());
    }

    @Test
    void aViolationIsExplainedBelow() throws IOException {
        assertEquals(1, check(file("h.edn", VIOLATED)));
        assertTrue(out.toString().contains("h.edn: violation, register, "), out.toString());
        assertTrue(
                out.toString().contains("\n  lost write:\n    w0 (write 1, process 0) was acknowledged"),
                out.toString());
    }

    @Test
    void aViolationComesBeforeWhatIsUndecidedAndWhatIsBroken() throws IOException {
        assertEquals(2, check(file("a", VALID), file("b", UNKNOWN)));
        assertEquals(254, check(file("a", VALID), file("b", UNKNOWN), file("c", "")));
        assertEquals(1, check(file("c", ""), file("d", VIOLATED), file("b", UNKNOWN)));
    }

    @Test
    void badInputIsOneClearLine() throws IOException {
        String invoke = "{:process 0, :type :invoke, :f :read, :value nil}\n";
        refused("", ": the file is empty; expected a history as JSON lines, Jepsen's EDN or Jepsen's log");
        refused(
                "To be or not to be\n",
                ":1: this is not a history; expected a history as JSON lines, Jepsen's EDN or Jepsen's log");
        refused(
                invoke + invoke,
                ":2: process 0 invokes read while its read of event 0 is open; expected one open operation a process");
        refused(
                VALID + "{:process 5, :type :ok, :f :read, :value 1}",
                ":5: process 5 completes a read that it never invoked; expected an invocation before each completion");
        refused(
                "{\"time\":5,\"type\":\"invoke\",\"process\":0,\"f\":\"read\"}\n{\"time\":4,\"type\":\"ok\",\"process\":0,\"f\":\"read\"}\n",
                ":2: time 4 runs backwards, after 5; expected times that never decrease");
        refused("{\"time\":5,\"type\":\"invoke\",\"process\":0,\"f\":\"read\"}\n{\"time\":\n{}\n", null);
        assertEquals(254, check(dir.resolve("nowhere")));
        assertEquals(
                dir.resolve("nowhere")
                        + ": there is no such file; expected a history as JSON lines, Jepsen's EDN or Jepsen's log\n",
                err.toString());
    }

    @Test
    void aTruncatedHistoryIsJudgedToItsLastWholeOperation() throws IOException {
        assertEquals(0, check(file("h", VALID.substring(0, VALID.length() - 9))));
        assertTrue(out.toString().contains("note: the operation on line 4 is torn and was left out"), out.toString());
    }

    @Test
    void aRunsDirectoryMeansItsHistory() throws IOException {
        file("options.json", "{}");
        file("history.edn", VALID);
        file("history.jsonl", "{\"time\":5,\"type\":\"invoke\",\"process\":0,\"f\":\"read\"}\n");
        assertEquals(0, check(dir));
        assertEquals(1, out.toString().lines().count());
        assertTrue(out.toString().startsWith(dir.resolve("history.jsonl") + ": valid"), out.toString());
    }

    @Test
    void aDirectoryOfHistoriesIsGoneThroughInOrder() throws IOException {
        file("b.edn", VALID);
        file("a.edn", VALID);
        file("story.md", VALID);
        Files.createDirectory(dir.resolve("c"));
        Files.writeString(
                dir.resolve("c/history.jsonl"), "{\"time\":5,\"type\":\"invoke\",\"process\":0,\"f\":\"read\"}\n");
        assertEquals(0, check(dir));
        List<String> judged =
                out.toString().lines().map(l -> l.substring(0, l.indexOf(": "))).toList();
        assertEquals(List.of(dir + "/a.edn", dir + "/b.edn", dir + "/c/history.jsonl"), judged);
        Files.createDirectory(dir.resolve("empty"));
        assertEquals(254, check(dir.resolve("empty")));
    }

    @Test
    void theInitialValueIsTaken() throws IOException {
        Path zero = file(
                "h", "{:process 1, :type :invoke, :f :read, :value nil} {:process 1, :type :ok, :f :read, :value 0}");
        assertEquals(1, check(zero));
        assertEquals(0, run("--initial", "0", zero.toString()));
        assertEquals(0, run("--model", "cas-register", "--initial", "0", zero.toString()));
    }

    @Test
    void anAnswerIsHeldToWhatIsExpectedOfItsLevel() throws IOException {
        String one = "\"provenance\":{\"node\":\"n1\",\"level\":\"ONE\"}";
        String back = line(1, 0, "write", 1, one)
                + line(2, 0, "write", 2, one)
                + line(3, 1, "read", 2, one)
                + line(4, 1, "read", 1, one)
                + line(5, 0, "read", 2, one)
                + line(6, 1, "read", 2, one);
        String history = file("h", back).toString();
        assertEquals(0, run(history), out.toString());
        assertEquals(0, run("--expect", "ONE=eventual", "--expect", "QUORUM=session", history), out.toString());
        assertEquals(1, run("--expect", "ONE=session", history), out.toString());
        assertTrue(out.toString().contains("\n  non-monotonic write, key k:"), out.toString());
        assertEquals(1, run("--expect", "ONE=linearizable", history), out.toString());
        String without = file("w", back.replace("," + one, "")).toString();
        assertEquals(1, run(without), out.toString());
        assertEquals(0, run("--expect", "other=eventual", without), out.toString());
    }

    @Test
    void wrongOptionsAreRefusedWithTheirReason() throws IOException {
        assertEquals(254, run("--model", "stack", file("h", VALID).toString()));
        assertTrue(
                err.toString().startsWith("--model stack is unknown; expected one of register, cas-register, "),
                err.toString());
        assertEquals(254, run("--budget", "soon", file("h", VALID).toString()));
        assertTrue(
                err.toString().contains("'soon' is not a length of time; expected a time such as 500ms"),
                err.toString());
        assertEquals(254, run("--expect", "ONE=strong", file("h", VALID).toString()));
        assertTrue(
                err.toString()
                        .contains("'ONE=strong' is no promise of a level; expected"
                                + " LEVEL=linearizable|session|eventual"),
                err.toString());
    }

    @Test
    void thePowerSaysHowMuchAVerdictProves() throws IOException {
        assertEquals(0, run("--power", file("h.edn", VALID).toString()));
        assertTrue(
                out.toString()
                        .contains("  power: 50 % of 200 single lies about this history would have been noticed"
                                + " (writes dropped 100 of 100, acknowledgements moved 0 of 100)"),
                out.toString());
        out.getBuffer().setLength(0);
        assertEquals(0, run("--power", "--json", file("h.edn", VALID).toString()));
        assertTrue(out.toString().contains("\"power\":{\"tried\":200,\"noticed\":100,"), out.toString());
    }

    @Test
    void jsonIsAnObjectALine() throws IOException {
        assertEquals(
                1,
                run(
                        "--json",
                        file("a", VALID).toString(),
                        file("b", VIOLATED).toString(),
                        file("c", "").toString()));
        List<String> lines = out.toString().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).contains("\"verdict\":\"valid\""), lines.get(0));
        assertTrue(
                lines.get(1).contains("\"anomaly\":\"lost write\",\"sentence\":\"w0 (write 1, process 0)"),
                lines.get(1));
        assertTrue(lines.get(2).contains("\"error\":{\"problem\":\"the file is empty\""), lines.get(2));
    }

    /// An invocation and its completion, one after the other.
    private static String line(int at, int process, String f, int value, String provenance) {
        String operation = ",\"process\":" + process + ",\"f\":\"" + f + "\",\"key\":\"k\"";
        String asked = f.equals("write") ? ",\"value\":" + value : "";
        return "{\"time\":" + 10 * at + ",\"type\":\"invoke\"" + operation + asked + "}\n{\"time\":" + (10 * at + 1)
                + ",\"type\":\"ok\"" + operation + ",\"value\":" + value + "," + provenance + "}\n";
    }

    private void refused(String content, String message) throws IOException {
        Path file = file("h", content);
        assertEquals(254, check(file));
        assertEquals(1, err.toString().lines().count(), err.toString());
        if (message != null) assertEquals(file + message + "\n", err.toString());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content);
    }

    private int check(Path... paths) {
        List<String> arguments = new ArrayList<>();
        for (Path path : paths) arguments.add(path.toString());
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
