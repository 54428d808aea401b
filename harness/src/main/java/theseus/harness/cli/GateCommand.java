package theseus.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import theseus.harness.gate.Colour;
import theseus.harness.gate.Gate;
import theseus.harness.gate.GateFiles;
import theseus.harness.gate.Station;
import theseus.harness.report.Cells;
import theseus.harness.report.Manifest;
import theseus.harness.report.RunDirectory;
import theseus.harness.run.RunOptions;
import theseus.harness.run.orders.Durations;
import theseus.harness.run.orders.Spelling;
import theseus.harness.system.KnownFlaw;
import theseus.harness.world.AuthorityKind;
import theseus.harness.world.sim.SimWorld;

/// `theseus gate`: what must hold before a change is let in.
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Check within a budget what must hold before a change is let in.",
            "The exhibits still convict, a canary is caught, and the node is acquitted on seeds that are always the same, on",
            "seeds of the commit, and in containers where an engine answers."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:green",
            "1:red: a violation, an exhibit that does not convict, or a canary that passed",
            "2:yellow: undecided, or nothing was proven",
            "254:bad arguments",
            "255:internal error"
        })
public final class GateCommand implements Callable<Integer> {
    private static final long CANARY_RUNS = 100;
    /// About what a run in containers takes where the image has been built.
    private static final long CONTAINERS_NANOS = 60_000_000_000L;

    @Option(names = "--budget", paramLabel = "5m", defaultValue = "5m", description = "Time: ${DEFAULT-VALUE}.")
    private String budget;

    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            defaultValue = "histories/corpus",
            description = "Where the exhibits are: ${DEFAULT-VALUE}.")
    private Path corpus;

    @Option(
            names = "--canary",
            paramLabel = "FLAW",
            defaultValue = "no-cleanup",
            description = "The flaw that must be caught: ${DEFAULT-VALUE}.")
    private String canary;

    @Option(
            names = "--fixed",
            paramLabel = "N",
            defaultValue = "50",
            description = "Runs from seeds that are always the same: ${DEFAULT-VALUE}.")
    private long fixed;

    @Option(names = "--commit", paramLabel = "HASH", description = "Whose seeds are tried: else the checkout's.")
    private String commit;

    @Option(
            names = "--containers",
            paramLabel = "auto|require|skip",
            defaultValue = "auto",
            description = "A run in containers: where an engine answers, always, or not. Default: ${DEFAULT-VALUE}.")
    private String containers;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where gate.md, gate.json, gate.xml and failing runs are kept: ${DEFAULT-VALUE}.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Containers wanted = Containers.of(spec, containers);
        String noEngine = noEngine(wanted);
        Gate.Plan plan = plan(noEngine == null ? CONTAINERS_NANOS : 0);
        RunDirectory directory = RunDirectory.create(out, "gate");
        Manifest.write(
                directory,
                Checkout.root(),
                RunOptions.USUAL.withSeed(plan.commitSeed()),
                spec.commandLine().getParseResult().originalArgs(),
                0);
        List<Station> stations;
        try (Watch watch = new Watch()) {
            Gate gate = new Gate(plan, directory, System::nanoTime, watch::stopped, this::tell);
            gate.pass();
            stations = inContainers(gate, wanted, noEngine);
        }
        GateFiles.write(directory.path(), stations);
        Colour colour = GateFiles.worst(stations);
        print("%nthe gate is %s".formatted(colour.name().toLowerCase(Locale.ROOT)));
        print("kept in          " + directory.path());
        return colour.exitCode();
    }

    /// @param reservedNanos for containers; of a small budget, half at most
    private Gate.Plan plan(long reservedNanos) {
        check(fixed >= 1, "--fixed " + fixed + "; expected at least 1");
        check(
                canary.equals("none") || KnownFlaw.labelled(canary).isPresent(),
                "--canary " + canary + "; expected a flaw such as no-cleanup");
        long budgetNanos = 1_000_000 * Durations.millis(Spelling.OPTION, "budget", budget, 0);
        return new Gate.Plan(
                SimWorld::build,
                corpus,
                canary,
                CANARY_RUNS,
                fixed,
                commitSeed(),
                budgetNanos - Math.min(reservedNanos, budgetNanos / 2),
                Runtime.getRuntime().availableProcessors());
    }

    /// Every commit tries something new, and the same again when it is asked again.
    private long commitSeed() {
        String hash = commit == null ? Manifest.commit(Checkout.root()) : commit;
        if (hash == null) return 1;
        check(hash.matches("[0-9a-fA-F]{7,40}"), "--commit " + hash + "; expected a commit's hash");
        return Long.parseUnsignedLong(hash.substring(0, Math.min(12, hash.length())), 16);
    }

    /// Why nothing is sailed in containers; null where it is.
    private static String noEngine(Containers wanted) {
        if (wanted == Containers.SKIP) return "left out, as asked";
        return Containers.whyNot().map(why -> "not tried: " + why).orElse(null);
    }

    private List<Station> inContainers(Gate gate, Containers wanted, String noEngine) {
        if (noEngine != null)
            return gate.withoutContainers(noEngine, wanted == Containers.REQUIRE ? Colour.RED : Colour.GREEN);
        RunOptions usual = RunOptions.USUAL;
        RunOptions.Load load = usual.load();
        RunOptions.Ship ship = usual.cluster();
        RunOptions options = new RunOptions(
                "docker",
                new RunOptions.Ship(ship.nodes(), ship.migrations(), ship.replicas(), AuthorityKind.RAFT, ship.flaws()),
                new RunOptions.Load(load.keys(), load.threads(), load.rate(), 10_000, load.operations()),
                usual.trouble(),
                1);
        Cells cells = new Cells(KnownWorlds.lacking("docker"), ship.nodes(), ship.replicas());
        return gate.containers(options, new KnownWorlds(null).named("docker"), cells);
    }

    private void tell(Station station) {
        print("%-7s %-20s %5d runs %7.1f s  %s"
                .formatted(
                        station.colour().name().toLowerCase(Locale.ROOT),
                        station.name(),
                        station.runs(),
                        station.seconds(),
                        station.sentence()));
        if (station.colour() == Colour.GREEN) return;
        station.details().forEach(line -> print("        " + line));
        if (station.command() != null) print("        repeat it with:  " + station.command());
    }

    private void print(String line) {
        PrintWriter writer = spec.commandLine().getOut();
        writer.println(line);
        writer.flush();
    }

    private void check(boolean holds, String problem) {
        if (!holds) throw Kept.refuse(spec, problem);
    }
}
