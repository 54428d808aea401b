package theseus.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import theseus.harness.replay.Recording;
import theseus.harness.replay.RecordingFile;
import theseus.harness.report.Filing;
import theseus.harness.run.orders.Durations;
import theseus.harness.run.orders.Spelling;
import theseus.harness.shrink.Shrinker;
import theseus.harness.shrink.Size;

/// `theseus shrink`: makes a failing run smaller as long as it fails with the same evidence.
@Command(
        name = "shrink",
        mixinStandardHelpOptions = true,
        description = {
            "Leave out of a failing run whatever its evidence does not need.",
            "Operations, keys, clients, faults, migrations, delays. What is found is kept in RUN/shrunk while it goes on;",
            "started again, it goes on from there."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:it was made as small as it gets, or the budget is used up",
            "254:bad arguments",
            "255:internal error"
        })
public final class ShrinkCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The directory of a failing run of the simulation.")
    private Path run;

    @Option(names = "--budget", paramLabel = "2m", defaultValue = "2m", description = "Time: ${DEFAULT-VALUE}.")
    private String budget;

    @Option(names = "--parallel", paramLabel = "N", description = "Runs at the same time: one per core.")
    private Integer parallel;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        long limitMillis = Durations.millis(Spelling.OPTION, "budget", budget, 0);
        int jurors = parallel == null ? Runtime.getRuntime().availableProcessors() : parallel;
        if (jurors < 1) throw Kept.refuse(spec, "--parallel " + jurors + "; expected at least 1");
        Recording whole = Kept.recording(run, spec);
        if (whole.charge() == null)
            throw Kept.refuse(spec, run + ": nothing was found in this run; expected a failing one");
        Path shrunk = Files.createDirectories(run.resolve("shrunk"));
        Path file = shrunk.resolve(RecordingFile.NAME);
        Recording start = Files.exists(file) ? RecordingFile.read(file) : whole;
        PrintWriter out = spec.commandLine().getOut();
        out.println("convicted of: " + whole.charge().words());
        out.println("before  " + Size.of(whole).words());
        if (start != whole) out.println("so far  " + Size.of(start).words());
        out.flush();
        long began = System.nanoTime();
        Recording smallest;
        Progress progress = new Progress(spec.commandLine().getErr());
        try (Watch watch = new Watch()) {
            smallest = new Shrinker(
                            jurors,
                            () -> watch.stopped() || System.nanoTime() - began > limitMillis * 1_000_000,
                            (pass, trials, so) -> saw(progress, file, pass, trials, so))
                    .shrink(start);
        } catch (IllegalArgumentException e) {
            throw Kept.refuse(spec, run + ": " + e.getMessage());
        }
        progress.end();
        out.printf("after   %s, in %.1f s%n%n", Size.of(smallest).words(), (System.nanoTime() - began) / 1e9);
        Filing filing = Filing.shrunk(shrunk, smallest);
        filing.text(Terminal.ink()).forEach(out::println);
        out.println("report           " + filing.page());
        out.println("kept in          " + shrunk);
        out.flush();
        return 0;
    }

    private static void saw(Progress progress, Path file, String pass, long trials, Recording smallest) {
        progress.line("%s: %d runs tried, %s"
                .formatted(pass, trials, Size.of(smallest).words()));
        try {
            RecordingFile.write(file, smallest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
