package theseus.harness.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import theseus.harness.run.RunOptions;
import theseus.harness.run.orders.Durations;
import theseus.harness.run.orders.LoadOrders;
import theseus.harness.run.orders.Orders;
import theseus.harness.run.orders.Refused;
import theseus.harness.run.orders.ShipOrders;
import theseus.harness.run.orders.Spelling;
import theseus.harness.run.orders.SubjectOrders;
import theseus.harness.run.orders.TroubleOrders;

/// `theseus run`: migrates under faults and judges what happened, once or many times.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Start a cluster, load it, let nodes join while things go wrong, heal, and judge what happened.",
            "Without options: one run in simulation, from a new seed."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:valid",
            "1:a violation was found",
            "2:undecided, or nothing was proven",
            "254:bad arguments",
            "255:internal error"
        })
public final class RunCommand implements Callable<Integer> {
    private static final String TIME_IN_CONTAINERS = "20s";

    @Option(names = "--world", paramLabel = "sim|docker", defaultValue = "sim", description = "Where it takes place.")
    private String world;

    @Option(
            names = "--system",
            paramLabel = "NAME",
            defaultValue = "reference",
            description = "What is under test: the reference node, etcd, or your own (docs/own-system.md).")
    private String system;

    @Option(
            names = "--reads",
            paramLabel = "LEVEL",
            description = "The consistency level of reads, of those that the system has; else its usual one.")
    private String reads;

    @Option(
            names = "--expect",
            paramLabel = "LEVEL=PROMISE",
            description = "Hold a level to another promise than the system's: linearizable, session or eventual.")
    private List<String> expectations;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "Members at the start: 3, or as many as the migrations need.")
    private Integer nodes;

    @Option(
            names = "--migration",
            paramLabel = "KIND,...",
            description =
                    "Migrations, one after the other: join, leave, replace, remove (of a node that dies), refactor (another"
                            + " number of replicas); mixed: some drawn from the seed, some aborted, paused or queued; none."
                            + " Default: join.")
    private String migration;

    @Option(names = "--joins", paramLabel = "N", description = "Short for as many joins.")
    private Integer joins;

    @Option(names = "--rf", paramLabel = "N", defaultValue = "3", description = "Replication factor: ${DEFAULT-VALUE}.")
    private int replicas;

    @Option(names = "--keys", paramLabel = "N", defaultValue = "20", description = "Keys: ${DEFAULT-VALUE}.")
    private int keys;

    @Option(
            names = {"--clients", "--concurrency"},
            paramLabel = "N",
            defaultValue = "3n",
            description = "Clients, 3n for three per node: ${DEFAULT-VALUE}.")
    private String clients;

    @Option(names = "--rate", paramLabel = "N", description = "Operations per second; else what --ops and --time say.")
    private Double rate;

    @Option(names = "--ops", paramLabel = "N", description = "Operations under faults: 500, or rate times time.")
    private Long operations;

    @Option(
            names = {"--time", "--time-limit"},
            paramLabel = "20s",
            description = "Time under faults, in s or ms; else 2 to 20 s, drawn from the seed, in containers 20 s.")
    private String time;

    @Option(
            names = "--nemesis",
            paramLabel = "KIND,...",
            defaultValue = "all",
            description =
                    "Faults, as `theseus doctor` lists them: partition, kill, pause, ...; all or none. Default: ${DEFAULT-VALUE}.")
    private String nemesis;

    @Option(
            names = "--at",
            paramLabel = "PHASE",
            description =
                    "Aim a fault of every kind at this phase: PREPARE, DUAL_WRITE, DATA_COPY, VERIFY, CUTOVER, CLEANUP;"
                            + " another system has its own.")
    private String at;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "What goes wrong, as JSON, in place of anything drawn; each run keeps its own as plan.json.")
    private Path plan;

    @Option(
            names = "--fill",
            description =
                    "Aim at the cells of the matrix that no kept run has hit (see `theseus matrix`), until none is left.")
    private boolean fill;

    @Option(
            names = "--flaw",
            paramLabel = "NAME",
            description = "Switch this defect of the reference node on, or a set of them: seed-current, "
                    + "seed-fixed-literal, seed-fixed-charitable.")
    private List<String> flaws;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description =
                    "Play this scenario in place of drawn faults; none for drawn faults. Default: the one that was "
                            + "made for the flaw, where there is one.")
    private String scenario;

    @Option(
            names = "--control",
            paramLabel = "NAME",
            description = "Switch this other rule on, which is right, too: three-of-four.")
    private List<String> controls;

    @Option(
            names = "--authority",
            paramLabel = "single|raft",
            description =
                    "Who decides on topologies: the first node, or the first members by Raft. Default: raft in containers.")
    private String authority;

    @Option(names = "--seed", paramLabel = "N|HASH", description = "Of every choice; a commit's hash will do.")
    private String seed;

    @Option(
            names = {"--runs", "--test-count"},
            paramLabel = "N",
            defaultValue = "1",
            description = "Runs, from consecutive seeds: ${DEFAULT-VALUE}.")
    private long runs;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Runs at the same time: one per core in simulation, one in containers.")
    private Integer parallel;

    @Option(
            names = "--shrink",
            paramLabel = "10s|no",
            defaultValue = "10s",
            description = "Make a single run of the simulation that is a violation smaller, for so long at most: "
                    + "${DEFAULT-VALUE}.")
    private String shrink;

    @Option(
            names = "--base-image",
            paramLabel = "IMAGE",
            description = "An image with a Java 25 runtime for the containers; else one is linked from this JDK.")
    private String baseImage;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where runs are kept: ${DEFAULT-VALUE}.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RunOptions options = options();
        CommandLine line = spec.commandLine();
        List<String> arguments = line.getParseResult().originalArgs();
        long shrinkMillis = shrink.equals("no") ? 0 : Durations.millis(Spelling.OPTION, "shrink", shrink, 0);
        Port port = new Port(line.getOut(), line.getErr(), out, arguments, new KnownWorlds(baseImage), shrinkMillis);
        int crews = parallel != null ? parallel : port.crews(options);
        return runs == 1 && !fill ? port.single(options) : port.campaign(options, runs, crews, fill);
    }

    private RunOptions options() {
        Spelling.OPTION.check(
                KnownWorlds.NAMES.contains(world), "world", world, String.join(" or ", KnownWorlds.NAMES));
        Spelling.OPTION.check(runs >= 1, "runs", runs, "at least 1");
        Spelling.OPTION.check(parallel == null || parallel >= 1, "parallel", parallel, "at least 1");
        if (plan != null && fill) throw new Refused("--plan with --fill; expected one of them");
        return new Orders(
                        Spelling.OPTION,
                        world,
                        new SubjectOrders(system, reads, expectations),
                        new ShipOrders(nodes, migration, joins, replicas, authority, flaws, controls),
                        new LoadOrders(keys, clients, rate, operations, time()),
                        new TroubleOrders(nemesis, at, plan, scenario),
                        seed())
                .options();
    }

    private String time() {
        return time == null && world.equals("docker") ? TIME_IN_CONTAINERS : time;
    }

    /// Without a seed every call tries something new.
    private String seed() {
        return seed == null ? Long.toString(Math.floorMod(new SecureRandom().nextLong(), 1_000_000_000L)) : seed;
    }
}
