package theseus.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import theseus.harness.nightly.trend.TrendAnnex;
import theseus.harness.report.shelf.Shelf;
import theseus.harness.report.shelf.ShelfServer;

/// `theseus serve`: shows all kept runs in a browser on this machine.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Show all kept runs in a browser on this machine, or write that as files.")
public final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where runs are kept: ${DEFAULT-VALUE}.")
    private Path runs;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "On 127.0.0.1: ${DEFAULT-VALUE}; 0 for any.")
    private int port;

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description = "Write everything as files to this directory instead.")
    private Path export;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isDirectory(runs))
            throw Kept.refuse(
                    spec, "--runs " + runs + ": there is no such directory; expected one that runs are kept in");
        Shelf shelf = new Shelf(runs, new TrendAnnex(runs, TrendCommand.NIGHTS, TrendCommand.PATIENCE));
        PrintWriter out = spec.commandLine().getOut();
        if (export != null) {
            shelf.export(export, Clock.systemUTC().instant());
            out.println("written to " + export.resolve("index.html"));
            out.flush();
            return 0;
        }
        try (ShelfServer server = new ShelfServer(shelf, port, Clock.systemUTC())) {
            out.println("showing " + runs + " at " + Terminal.ink().command(server.address()) + " until Ctrl-C");
            out.flush();
            new CountDownLatch(1).await();
        } catch (BindException taken) {
            throw Kept.refuse(spec, "--port " + port + " is taken; expected a free one, or 0 for any");
        }
        return 0;
    }
}
