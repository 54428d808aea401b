package theseus.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import theseus.histories.check.Anomaly;

class GoldenTest {
    @ParameterizedTest
    @EnumSource(Anomaly.class)
    void aConvictionReadsAsItDid(Anomaly anomaly) {
        same(anomaly.words().replace(' ', '-'), Exhibits.convicting(anomaly));
    }

    @Test
    void aValidRunReadsAsItDid() {
        same("valid", Exhibits.valid());
    }

    @Test
    void anUndecidedRunReadsAsItDid() {
        same("undecided", Exhibits.undecided());
    }

    @Test
    void aVacuousRunReadsAsItDid() {
        same("vacuous", Exhibits.vacuous());
    }

    /// What is told of no class and no verdict any more is not kept; and no class goes without.
    @Test
    void everyClassOfEvidenceHasItsFilesAndNothingElseHas() throws IOException {
        TreeSet<String> names = new TreeSet<>(List.of("valid", "undecided", "vacuous"));
        for (Anomaly anomaly : Anomaly.values()) names.add(anomaly.words().replace(' ', '-'));
        assertEquals(names, Golden.names("terminal", ".txt"));
        assertEquals(names, Golden.names("markdown", ".md"));
    }

    /// Colour adds nothing that plain text does not say.
    @ParameterizedTest
    @EnumSource(Anomaly.class)
    void withoutItsColoursTheTerminalReadsAsAPipe(Anomaly anomaly) {
        KeptRun run = Exhibits.convicting(anomaly);
        List<String> coloured = VerdictText.of(run.account(), run.history(), Ink.COLOURED);
        assertEquals(
                VerdictText.of(run.account(), run.history(), Ink.PLAIN),
                coloured.stream()
                        .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                        .toList());
        assertEquals(
                true, coloured.getFirst().startsWith("\u001b[1;31m"), "the verdict is not red: " + coloured.getFirst());
    }

    private static void same(String name, KeptRun run) {
        Golden.assertSame(
                "terminal/" + name.toLowerCase(Locale.ROOT) + ".txt",
                VerdictText.of(run.account(), run.history(), Ink.PLAIN));
        Golden.assertSame("markdown/" + name.toLowerCase(Locale.ROOT) + ".md", Markdown.of(run));
    }
}
