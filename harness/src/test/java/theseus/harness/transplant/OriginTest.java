package theseus.harness.transplant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.harness.report.Filing;
import theseus.harness.report.RunDirectory;
import theseus.harness.run.RunOptions;
import theseus.harness.run.orders.Refused;

class OriginTest {
    @TempDir
    private Path runs;

    @Test
    void aFailingRunTellsWhatItIsConvictedOfAndWhere() throws Exception {
        Origin origin = Elsewhere.failing(runs, "copy-without-tombstones");
        assertFalse(origin.keys().isEmpty());
        assertTrue(origin.timetable().transcript().names().containsAll(origin.keys()));
        assertTrue(origin.timetable().choices().isEmpty(), "nothing is known of links and disks");
    }

    @Test
    void whatIsNoRunOrNoFailingRunOrCanBeRepeatedIsRefusedInOneLine() throws Exception {
        assertEquals(
                "nowhere: there is no such directory; expected that of a run in containers",
                refusal(Path.of("nowhere")));
        assertTrue(refusal(runs).endsWith("there is no such file; expected the directory of a run in containers"));
        RunOptions right = RunOptions.USUAL.withFaults(new TreeSet<>(), null).withSeed(1);
        Path valid = Elsewhere.kept(runs, Elsewhere.sailed(right));
        assertEquals(valid + ": nothing was found in this run; expected a failing one", refusal(valid));
        RunDirectory simulated = RunDirectory.create(runs, "here");
        Filing.kept(simulated, Elsewhere.sailed(right));
        assertEquals(
                simulated.path() + ": a run of the simulation already; shrink it: ./theseus shrink " + simulated.path(),
                refusal(simulated.path()));
    }

    @Test
    void aHistoryOfAnotherRunIsRefused() throws Exception {
        Origin origin = Elsewhere.failing(runs, "copy-without-tombstones");
        Path file = origin.path().resolve("history.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.removeLast();
        lines.removeIf(line -> line.contains("\"process\":0,") || line.contains("\"process\": 0,"));
        Files.write(file, lines);
        assertTrue(refusal(origin.path()).contains("expected those of the same run"));
    }

    private static String refusal(Path path) {
        return assertThrows(Refused.class, () -> Origin.read(path)).getMessage();
    }
}
