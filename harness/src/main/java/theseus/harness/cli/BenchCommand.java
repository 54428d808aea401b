package theseus.harness.cli;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import theseus.harness.bench.ClusterBench;
import theseus.harness.world.AuthorityKind;
import theseus.harness.world.Scene;
import theseus.harness.world.World;
import theseus.harness.world.docker.DockerOptions;
import theseus.harness.world.docker.DockerWorlds;
import theseus.histories.bench.Benchmark;
import theseus.histories.bench.Cross;

/// `theseus bench`: how fast the judge is on this machine (`check`), and what the protocol costs (`cluster`).
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure parts of Theseus on this machine.",
        subcommands = {BenchCommand.Check.class, BenchCommand.OfCluster.class, ModelCommand.class})
public final class BenchCommand implements Callable<Integer> {
    /// Without a subject there is nothing to measure.
    @Override
    public Integer call() {
        System.err.println(
                "theseus: bench what? expected: theseus bench check, theseus bench cluster or theseus bench model");
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

    /// Three nodes in containers, put and get before, during and after a fourth one joins.
    @Command(
            name = "cluster",
            mixinStandardHelpOptions = true,
            description = "Measure put and get at QUORUM on three nodes in containers before, during and after a join,"
                    + " in one run; on a machine that is otherwise quiet.")
    static final class OfCluster implements Callable<Integer> {
        @Option(names = "--clients", defaultValue = "16", description = "In a closed loop (default: 16).")
        private int clients;

        @Option(names = "--keys", defaultValue = "10000", description = "Put beforehand (default: 10000).")
        private int keys;

        @Option(names = "--value-bytes", defaultValue = "100", description = "Of each (default: 100).")
        private int valueBytes;

        @Option(names = "--seconds", defaultValue = "10", description = "Before and after the join (default: 10).")
        private int seconds;

        @Option(
                names = "--dwell",
                defaultValue = "1000",
                description = "Milliseconds that the join stays in each phase at least (default: 1000).")
        private long dwellMillis;

        @Override
        public Integer call() {
            Scene scene = new Scene(
                    1,
                    List.of("n1", "n2", "n3"),
                    List.of("n4"),
                    16,
                    new TreeSet<>(),
                    dwellMillis,
                    dwellMillis,
                    AuthorityKind.RAFT,
                    null);
            ClusterBench.Load load = new ClusterBench.Load(clients, keys, valueBytes, seconds);
            try (World world = new DockerWorlds(DockerOptions.unique()).build(scene)) {
                new ClusterBench(world, load, System.out).run("n4");
            }
            return 0;
        }
    }
}
