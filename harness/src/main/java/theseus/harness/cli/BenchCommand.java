package theseus.harness.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import theseus.histories.bench.Benchmark;
import theseus.histories.bench.Cross;

/// `theseus bench check`: how fast the judge is on this machine.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure parts of Theseus on this machine.",
        subcommands = {BenchCommand.Check.class})
public final class BenchCommand implements Callable<Integer> {
    /// Without a subject there is nothing to measure.
    @Override
    public Integer call() {
        System.err.println("theseus: bench what? expected: theseus bench check");
        return Theseus.BAD_ARGUMENTS;
    }

    /// Generates histories of known shapes and prints what judging them costs.
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Judge generated histories of known shapes, each algorithm by itself, and print a table of what that"
                            + " costs and may cost; takes some minutes.")
    static final class Check implements Callable<Integer> {
        @Option(
                names = "--seed",
                defaultValue = "1",
                description = "The first of the three seeds that the histories are made from (default: 1).")
        private long seed;

        @Option(names = "--only", defaultValue = "", description = "Measure only rows whose name contains this.")
        private String only;

        @Option(names = "--whole", description = "Leave out the algorithms one by one.")
        private boolean whole;

        @Option(
                names = "--cross",
                paramLabel = "N",
                description = "Instead, hold all algorithms against each other on so many random histories of each of"
                        + " five sorts; exits with 1 if they disagree.")
        private Long cross;

        @Override
        public Integer call() throws IOException {
            if (cross != null) return Cross.run(System.out, seed, cross) ? 0 : 1;
            Benchmark.run(System.out, seed, only, whole);
            return 0;
        }
    }
}
