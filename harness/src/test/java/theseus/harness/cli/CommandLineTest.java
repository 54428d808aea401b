package theseus.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--flaw copy-nothin | did you mean copy-nothing?",
                "--at CUTOVR | did you mean CUTOVER?",
                "--nemesis partition,kil | did you mean kill?",
                "--nodes 3 --rf 5 | --rf 5 with --nodes 3",
                "--worlds sim | did you mean --world",
                "--world moon | expected sim or docker",
                "--shrink maybe | expected a time such as 500ms",
                "--time soon | expected a time such as 500ms, 20s, 2m or 1h",
                "--clients many | expected a number such as 9, or 3n",
                "--seed xyz | expected a number or a commit's hash",
                "--runs 0 | expected at least 1",
                "--system ectd | did you mean etcd?",
                "--system etcd | only the reference node can be simulated",
                "--system etcd --world docker --nemesis clock | clock cannot be done to etcd",
                "--system etcd --world docker --at CUTOVER | known: ADDED, CATCHING_UP, VOTING",
                "--system etcd --world docker --migration leave | etcd knows no migration leave; expected join",
                "--system etcd --world docker --flaw no-cleanup | flaws and controls are the reference node's",
                "--system etcd --world docker --reads quorum | known: LINEARIZABLE, SERIALIZABLE",
                "--system etcd --world docker --expect serializable=strict | unknown promise strict",
                "--expect one | expected LEVEL=linearizable|session|eventual",
                "--keys none | 'none' is not an int; expected a whole number",
                "--seed | expected what `theseus run --help` lists",
                "ashore | expected what `theseus run --help` lists",
            })
    void aMistakeGetsOneClearLine(String arguments, String sentence) {
        assertEquals(254, theseus(("run " + arguments).split(" ")));
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains(sentence), err.toString());
    }

    @Test
    void aRunLeavesItsManifestHistoryAndResults() throws IOException {
        assertEquals(0, theseus("run", "--seed", "11", "--nemesis", "none", "--out", directory.toString()));
        Path latest = directory.resolve("register-sim/latest");
        for (String file : List.of("manifest.json", "history.jsonl", "history.edn", "results.json", "verdict.txt"))
            assertTrue(Files.size(latest.resolve(file)) > 0, file);
        assertTrue(out.toString().contains("VALID"), out.toString());
        assertTrue(out.toString().contains(" single lies about this history would have been noticed"), out.toString());
        assertTrue(Files.readString(latest.resolve("results.json")).contains("READ_STALE"), "the power is kept");
    }

    @Test
    void aConvictionEndsWithTheCommandThatRepeatsIt() {
        int code = theseus(
                "run", "--seed", "12", "--nemesis", "none", "--flaw", "no-cleanup", "--out", directory.toString());
        assertEquals(1, code, out.toString());
        assertTrue(out.toString().contains("VIOLATION: left-over data"), out.toString());
        assertTrue(out.toString().contains("convicted with the evidence named for it"), out.toString());
        assertTrue(out.toString().contains("./theseus run --nemesis none --flaw no-cleanup --seed 12"), out.toString());
    }

    @Test
    void aViolationIsMadeSmallAtOnceUnlessThatIsNotWanted() {
        String run = "run --seed 12 --nemesis none --flaw no-cleanup --out " + directory;
        theseus((run + "/small").split(" "));
        Path shrunk = directory.resolve("small/register-sim-no-cleanup/latest/shrunk");
        assertTrue(out.toString().contains("shrunk, left-over data"), out.toString());
        assertTrue(Files.exists(shrunk.resolve("report.html")) && Files.exists(shrunk.resolve("recording.json")));
        theseus((run + "/whole --shrink no").split(" "));
        assertTrue(Files.exists(directory.resolve("whole/register-sim-no-cleanup/latest/recording.json")));
        assertFalse(Files.exists(directory.resolve("whole/register-sim-no-cleanup/latest/shrunk")));
    }

    @Test
    void aCampaignKeepsTheFirstRunAndTheExhibitAndCountsGuards() throws IOException {
        int code = theseus("run", "--runs", "6", "--seed", "1", "--flaw", "no-cleanup", "--out", directory.toString());
        assertEquals(1, code, out.toString());
        assertTrue(out.toString().contains("CONVICTED with the named evidence: no-cleanup"), out.toString());
        assertTrue(out.toString().contains("is no evidence for what was never reached"), out.toString());
        try (Stream<Path> kept = Files.list(directory.resolve("register-sim-no-cleanup/latest/"))) {
            List<String> names = kept.map(path -> path.getFileName().toString()).toList();
            assertTrue(names.containsAll(List.of("run-1", "exhibit-no-cleanup", "verdict.txt")), names.toString());
        }
    }

    private int theseus(String... arguments) {
        CommandLine line = Theseus.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
