package theseus.harness.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import theseus.harness.replay.Recording;
import theseus.harness.run.orders.Durations;
import theseus.harness.run.orders.Spelling;

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
        new Dockyard(spec.commandLine().getOut(), spec.commandLine().getErr(), jurors, limitMillis).shrink(run, whole);
        return 0;
    }
}
