package theseus.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import theseus.harness.report.Ink;
import theseus.harness.report.KeptRun;
import theseus.harness.report.VerdictText;
import theseus.harness.report.page.Page;

/// `theseus report RUN`: tells a run once more, and makes its page anew.
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Tell a kept run once more, and make its page: one file that needs no network.",
            "A run of the simulation is sailed again for the messages of the window that matters."
        })
public final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The directory of a run, such as runs/latest.")
    private Path run;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        KeptRun kept = Kept.run(run, spec);
        Path page = run.resolve(Page.NAME);
        Files.writeString(page, Page.of(kept, kept.film()));
        PrintWriter out = spec.commandLine().getOut();
        Ink ink = Terminal.ink();
        if (kept.account() == null) out.println("UNFINISHED: the run goes on, or was cut off.");
        else VerdictText.of(kept.account(), kept.history(), ink).forEach(out::println);
        out.println("report           " + ink.command(page.toString()));
        out.flush();
        return 0;
    }
}
