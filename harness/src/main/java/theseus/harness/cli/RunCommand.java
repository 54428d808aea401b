package theseus.harness.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import theseus.harness.run.Course;
import theseus.harness.run.RunOptions;
import theseus.harness.scenario.Repertoire;
import theseus.harness.scenario.Scenario;
import theseus.harness.system.KnownFlaw;
import theseus.harness.system.Move;
import theseus.harness.system.Phases;
import theseus.harness.world.AuthorityKind;
import theseus.harness.world.docker.engine.Unusable;
import theseus.nemesis.plan.Kind;
import theseus.nemesis.plan.PlanFile;

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
    @Option(names = "--world", paramLabel = "sim|docker", defaultValue = "sim", description = "Where it takes place.")
    private String world;

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
                    "Aim a fault of every kind at this phase: PREPARE, DUAL_WRITE, DATA_COPY, VERIFY, CUTOVER, CLEANUP.")
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
        Port port = new Port(
                spec.commandLine().getOut(), spec.commandLine().getErr(), out, arguments(), new KnownWorlds(baseImage));
        int crews = parallel != null ? parallel : port.crews(options);
        try {
            return runs == 1 && !fill ? port.single(options) : port.campaign(options, runs, crews, fill);
        } catch (Unusable engine) {
            throw refuse(engine.getMessage());
        }
    }

    private RunOptions options() {
        check(List.of("sim", "docker").contains(world), "--world " + world + "; expected sim or docker");
        check(nodes == null || nodes >= 1 && nodes <= 50, "--nodes " + nodes + "; expected 1 to 50");
        check(replicas >= 1, "--rf " + replicas + "; expected at least 1");
        check(
                nodes == null || replicas <= nodes,
                "--rf " + replicas + " with --nodes " + nodes + "; expected at least as many nodes as replicas");
        check(keys >= 1 && keys <= 1_000_000, "--keys " + keys + "; expected 1 to 1000000");
        check(runs >= 1, "--runs " + runs + "; expected at least 1");
        check(parallel == null || parallel >= 1, "--parallel " + parallel + "; expected at least 1");
        check(rate == null || rate > 0, "--rate " + rate + "; expected more than 0");
        check(operations == null || operations > 0, "--ops " + operations + "; expected at least 1");
        List<String> migrations = migrations();
        int members = members(migrations);
        RunOptions drawn = new RunOptions(
                world,
                new RunOptions.Ship(members, migrations, replicas, authority(), flaws()),
                new RunOptions.Load(
                        keys,
                        threads(members),
                        rate == null ? 0 : rate,
                        new Durations(this::refuse).millis("--time", time, world.equals("docker") ? 20_000 : 0),
                        operations == null ? 0 : operations),
                new RunOptions.Trouble(kinds(), phase(), planned(), null),
                seed());
        return scenario(drawn.cluster().flaws()).map(drawn::playing).orElse(drawn);
    }

    private Optional<Scenario> scenario(SortedSet<String> flaws) {
        boolean staged = nodes == null && migration == null && joins == null && nemesis.equals("all") && at == null;
        if ("none".equals(scenario)) return Optional.empty();
        if (scenario == null) return staged && flaws.size() == 1 ? Repertoire.made(flaws.first()) : Optional.empty();
        check(
                staged,
                "--scenario " + scenario + " brings its own nodes, migrations and faults; expected no option for them");
        List<String> known = Repertoire.all().stream().map(Scenario::label).toList();
        return Optional.of(Repertoire.labelled(scenario).orElseThrow(() -> unknown("scenario", scenario, known)));
    }

    private AuthorityKind authority() {
        if (authority == null) return AuthorityKind.usualIn(world);
        List<String> known =
                Arrays.stream(AuthorityKind.values()).map(AuthorityKind::label).toList();
        if (!known.contains(authority)) throw unknown("authority", authority, known);
        return AuthorityKind.values()[known.indexOf(authority)];
    }

    private List<String> migrations() {
        check(
                migration == null || joins == null,
                "--migration " + migration + " with --joins " + joins + "; expected one of them");
        check(joins == null || joins >= 0 && joins <= 10, "--joins " + joins + "; expected 0 to 10");
        if (joins != null) return Collections.nCopies(joins, Move.Kind.JOIN.label());
        if (migration == null) return RunOptions.USUAL.cluster().migrations();
        if (migration.equals("none")) return List.of();
        if (migration.equals(Course.MIXED)) return List.of(Course.MIXED);
        List<String> kinds = List.of(migration.split(",", -1));
        List<String> known =
                Arrays.stream(Move.Kind.values()).map(Move.Kind::label).toList();
        for (String kind : kinds) if (!known.contains(kind)) throw unknown("migration", kind, known);
        check(kinds.size() <= 10, kinds.size() + " migrations; expected at most 10");
        boolean buries = kinds.stream()
                .anyMatch(kind -> Move.Kind.labelled(kind).orElseThrow().buries());
        check(
                !buries || replicas >= 3,
                "--rf " + replicas + " with --migration " + migration
                        + "; expected at least 3 replicas where one is lost for good");
        return kinds;
    }

    private int members(List<String> migrations) {
        int needed = Course.nodesFor(migrations, replicas);
        check(
                nodes == null || nodes >= needed,
                "--nodes " + nodes + " with --rf " + replicas + " and these migrations; expected at least " + needed
                        + ", so that none leaves fewer nodes than replicas");
        return nodes != null ? nodes : Math.max(RunOptions.USUAL.cluster().nodes(), needed);
    }

    private int threads(int members) {
        String digits = clients.endsWith("n") ? clients.substring(0, clients.length() - 1) : clients;
        check(digits.matches("[1-9][0-9]{0,3}"), "--clients " + clients + "; expected a number such as 9, or 3n");
        int number = Integer.parseInt(digits) * (clients.endsWith("n") ? members : 1);
        return number == 3 * members ? 0 : number;
    }

    private SortedSet<Kind> kinds() {
        return new Kinds(this::refuse).named(nemesis);
    }

    private RunOptions.Plan planned() {
        if (plan == null) return null;
        check(at == null, "--plan with --at; a plan says itself where it strikes");
        check(!fill, "--plan with --fill; expected one of them");
        try {
            return new RunOptions.Plan(plan.toString(), PlanFile.read(plan));
        } catch (PlanFile.Malformed malformed) {
            throw refuse(malformed.getMessage());
        } catch (IOException e) {
            throw refuse("--plan " + plan + " cannot be read: " + e.getMessage());
        }
    }

    private String phase() {
        if (at == null) return null;
        String phase = at.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        if (!Phases.OF_A_MIGRATION.contains(phase)) throw unknown("phase", at, Phases.OF_A_MIGRATION);
        return phase;
    }

    private SortedSet<String> flaws() {
        SortedSet<String> chosen = new TreeSet<>();
        List<KnownFlaw> wrong = new ArrayList<>(KnownFlaw.all());
        wrong.addAll(KnownFlaw.variants());
        choose("flaw", flaws, wrong, chosen);
        choose("control", controls, KnownFlaw.controls(), chosen);
        return chosen;
    }

    private void choose(String what, List<String> given, List<KnownFlaw> all, SortedSet<String> chosen) {
        List<String> known = all.stream().map(KnownFlaw::label).toList();
        for (String label : given == null ? List.<String>of() : given) {
            if (!known.contains(label)) throw unknown(what, label, known);
            chosen.add(label);
        }
    }

    /// Without a seed every call tries something new.
    private long seed() {
        if (seed == null) return Math.floorMod(new java.security.SecureRandom().nextLong(), 1_000_000_000L);
        if (seed.matches("-?[0-9]{1,18}")) return Long.parseLong(seed);
        check(seed.matches("[0-9a-fA-F]{7,40}"), "--seed " + seed + "; expected a number or a commit's hash");
        return Long.parseUnsignedLong(seed.substring(0, Math.min(15, seed.length())), 16);
    }

    private List<String> arguments() {
        return spec.commandLine().getParseResult().originalArgs();
    }

    private ParameterException unknown(String what, String given, List<String> known) {
        String near = Nearest.of(given, known);
        return refuse("unknown " + what + " " + given + (near == null ? "" : "; did you mean " + near + "?")
                + "; known: " + String.join(", ", known));
    }

    private void check(boolean holds, String problem) {
        if (!holds) throw refuse(problem);
    }

    private ParameterException refuse(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
