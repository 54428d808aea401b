package theseus.harness.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import theseus.harness.nightly.book.Book;
import theseus.harness.nightly.book.BookTrouble;
import theseus.harness.nightly.book.Nights;
import theseus.harness.nightly.trend.Trend;
import theseus.harness.nightly.trend.TrendText;

/// `theseus trend`: what all nights show together.
@Command(
        name = "trend",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Show all nights side by side: runs and rates, what was found, what was hit, how soon canaries are caught, how fast",
            "the simulation is. Also while a night goes on. `theseus serve` shows the same as a page."
        })
public final class TrendCommand implements Callable<Integer> {
    /// Nights that are shown when nothing else is said.
    static final int NIGHTS = 30;

    /// In so many runs a canary must have been convicted when nothing else is said.
    static final int PATIENCE = 200;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "runs/nightly",
            description = "Where the nights are kept: ${DEFAULT-VALUE}.")
    private Path directory;

    @Option(
            names = "--nights",
            paramLabel = "N",
            defaultValue = "" + NIGHTS,
            description = "The last so many: ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /// 0, whatever the nights show: this is a report and no verdict.
    @Override
    public Integer call() throws IOException {
        if (most < 1) throw Kept.refuse(spec, "--nights " + most + "; expected at least 1");
        if (!Book.isIn(directory))
            throw Kept.refuse(
                    spec,
                    "--dir " + directory
                            + ": there are no nights in it; expected a directory that ./theseus nightly has made");
        try (Nights nights = Nights.in(directory)) {
            print(Trend.of(nights, most, PATIENCE, directory.toString()));
            return 0;
        } catch (BookTrouble trouble) {
            throw Kept.refuse(spec, directory.resolve(Book.NAME) + ": " + trouble.getMessage());
        }
    }

    private void print(Trend trend) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json)
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(trend));
        else TrendText.of(trend, Terminal.ink()).forEach(out::println);
        out.flush();
    }
}
