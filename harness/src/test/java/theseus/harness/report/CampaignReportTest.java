package theseus.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Sailed;
import theseus.harness.run.check.Result;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// What a campaign shows and keeps of its runs.
class CampaignReportTest {
    private static final Result UNPROVEN = new Result(List.of(), List.of("nothing was hit"), true);
    private static final Result BROKEN =
            new Result(List.of(new Finding(Anomaly.INVARIANT, "k", "I1 at 1 s: broken", List.of())), List.of(), false);

    @TempDir
    private Path folder;

    @Test
    void aViolationIsShownFirstAndKeptHoweverManyRunsProvedNothingBeforeIt() throws IOException {
        RunDirectory directory = RunDirectory.at(folder);
        CampaignReport report = new CampaignReport(RunOptions.USUAL, directory, new Cells(new TreeMap<>(), 3, 3));
        for (int number = 1; number <= 30; number++) report.arrived(sailed(number, UNPROVEN));
        report.arrived(sailed(31, BROKEN));
        List<String> text = report.text(1);
        assertEquals("VIOLATION in 1 of 31 runs (0 valid, 1 violations, 30 undecided):", text.getFirst());
        assertTrue(text.get(1).startsWith("run 31: "), text.get(1));
        assertTrue(Files.exists(folder.resolve("run-31")));
        assertTrue(Files.exists(folder.resolve("run-20")));
        assertFalse(Files.exists(folder.resolve("run-21")));
    }

    private static Sailed sailed(int number, Result result) {
        return new Sailed(number, RunOptions.USUAL.withSeed(number), null, result, "it never came up");
    }
}
