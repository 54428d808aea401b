package theseus.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import theseus.harness.scenario.Repertoire;
import theseus.harness.scenario.Scenario;
import theseus.harness.system.KnownFlaw;
import theseus.harness.system.Move;
import theseus.harness.world.AuthorityKind;
import theseus.nemesis.plan.Campaign;
import theseus.nemesis.plan.Kind;

/// What the user asked for; whatever is 0 or null is drawn from the seed or follows from the rest.
///
/// @param world `sim` or `docker`
/// @param cluster what is under test
/// @param load what clients ask of it
/// @param trouble what goes wrong
/// @param seed of every choice
public record RunOptions(String world, Ship cluster, Load load, Trouble trouble, long seed) {
    /// @param nodes members at the start
    /// @param migrations their kinds, one after the other; or [Course#MIXED] alone
    /// @param replicas the tenant's replication factor
    /// @param authority who decides on topologies
    /// @param flaws labels of the defects, sets of defects and controls to switch on
    /// @param subject the system that it is a cluster of
    public record Ship(
            int nodes,
            List<String> migrations,
            int replicas,
            AuthorityKind authority,
            SortedSet<String> flaws,
            Subject subject) {
        /// What an older Theseus wrote down tells of no system: there was one.
        public Ship {
            migrations = List.copyOf(migrations);
            subject = subject == null ? Subject.REFERENCE : subject;
        }

        /// A cluster of reference nodes.
        public Ship(
                int nodes, List<String> migrations, int replicas, AuthorityKind authority, SortedSet<String> flaws) {
            this(nodes, migrations, replicas, authority, flaws, Subject.REFERENCE);
        }
    }

    /// @param keys how many keys
    /// @param threads how many clients; 0 for three per node
    /// @param rate operations per second; 0 for as many as fit the number and the time
    /// @param timeMillis length of the main part; 0 for a time that fits the phases
    /// @param operations of the main part; 0 for rate × time, or the usual number
    public record Load(int keys, int threads, double rate, long timeMillis, long operations) {}

    /// @param kinds of fault that may be drawn
    /// @param at the phase that every fault is aimed at; null for anywhere
    /// @param plan what goes wrong instead of anything drawn; null for none
    /// @param scenario the label of the scenario that is played in place of drawn faults; null for none
    public record Trouble(SortedSet<Kind> kinds, String at, Plan plan, String scenario) {
        /// Nothing but what is drawn.
        public Trouble(SortedSet<Kind> kinds, String at) {
            this(kinds, at, null, null);
        }
    }

    /// @param file where the plan is from
    /// @param campaign what it says
    public record Plan(String file, Campaign campaign) {}

    /// Many, so that some go on while others wait for one who is cut off.
    private static final int SCENARIO_CLIENTS = 24;
    /// In slow motion so many times as many wait for him.
    private static final int MORE_CLIENTS = 4;

    /// What takes a millisecond in the simulation may take a second in containers on a busy machine, above all the way
    /// from
    /// one phase to the next.
    private static final int SLOWER_IN_CONTAINERS = 5;

    /// What `./theseus run` does when nothing is said.
    public static final RunOptions USUAL = new RunOptions(
            "sim",
            new Ship(3, List.of(Move.Kind.JOIN.label()), 3, AuthorityKind.SINGLE, new TreeSet<>()),
            new Load(20, 0, 0, 0, 0),
            new Trouble(new TreeSet<>(List.of(Kind.values())), null),
            0);

    /// The same run from another seed.
    public RunOptions withSeed(long another) {
        return new RunOptions(world, cluster, load, trouble, another);
    }

    /// The same run of another cluster.
    public RunOptions with(Ship another) {
        return new RunOptions(world, another, load, trouble, seed);
    }

    /// The same run under another load.
    public RunOptions with(Load another) {
        return new RunOptions(world, cluster, another, trouble, seed);
    }

    /// The same run with these flaws.
    public RunOptions withFlaws(SortedSet<String> others) {
        return with(new Ship(
                cluster.nodes, cluster.migrations, cluster.replicas, cluster.authority, others, cluster.subject));
    }

    /// The same run with faults of these kinds, aimed at that phase; null for anywhere.
    public RunOptions withFaults(SortedSet<Kind> others, String phase) {
        return new RunOptions(world, cluster, load, new Trouble(others, phase), seed);
    }

    /// The same run, in which the plan goes wrong.
    public RunOptions withPlan(Plan plan) {
        return new RunOptions(world, cluster, load, new Trouble(trouble.kinds, trouble.at, plan, null), seed);
    }

    /// The same run with this scenario in place of drawn faults, on its own stage.
    public RunOptions playing(Scenario scenario) {
        Scenario.Stage stage = inItsTime(scenario).stage();
        Ship ship = new Ship(stage.nodes(), stage.migrations(), cluster.replicas, AuthorityKind.SINGLE, cluster.flaws);
        int clients = world.equals("sim") ? SCENARIO_CLIENTS : MORE_CLIENTS * SCENARIO_CLIENTS;
        Load own = new Load(stage.keys(), clients, load.rate, load.timeMillis, load.operations);
        return new RunOptions(world, ship, own, new Trouble(new TreeSet<>(), null, null, scenario.label()), seed);
    }

    /// The scenario that is played; empty where faults are drawn.
    public Optional<Scenario> scenario() {
        return Optional.ofNullable(trouble.scenario)
                .map(label -> inItsTime(Repertoire.labelled(label).orElseThrow()));
    }

    private Scenario inItsTime(Scenario scenario) {
        return world.equals("sim") ? scenario : scenario.slower(SLOWER_IN_CONTAINERS);
    }

    /// The same run over so many keys.
    public RunOptions withKeys(int others) {
        return with(new Load(others, load.threads, load.rate, load.timeMillis, load.operations));
    }

    /// How many clients there are.
    public int clients() {
        return load.threads == 0 ? 3 * cluster.nodes : load.threads;
    }

    /// The system under test.
    public Subject subject() {
        return cluster.subject;
    }

    /// What runs like this one are filed under: the world, and the system where it is not the usual one.
    public String place() {
        return cluster.subject.in(world);
    }

    /// The command that repeats this run: everything that differs from the usual, and the seed.
    public String command() {
        List<String> words = new ArrayList<>(List.of("./theseus", "run"));
        if (!world.equals(USUAL.world)) words.add("--world " + world);
        addSubject(words);
        if (trouble.scenario != null) return played(words);
        if (!cluster.migrations.equals(USUAL.cluster.migrations)) words.add("--migration " + migrations());
        int usualNodes = Math.max(USUAL.cluster.nodes, Course.nodesFor(cluster.migrations, cluster.replicas));
        if (cluster.nodes != usualNodes) words.add("--nodes " + cluster.nodes);
        boolean chosen = cluster.subject.ofReference() || cluster.replicas != cluster.nodes;
        if (chosen && cluster.replicas != USUAL.cluster.replicas) words.add("--rf " + cluster.replicas);
        if (load.keys != USUAL.load.keys) words.add("--keys " + load.keys);
        if (load.threads != 0) words.add("--clients " + load.threads);
        if (load.rate != 0)
            words.add("--rate " + (load.rate == Math.rint(load.rate) ? Long.toString((long) load.rate) : load.rate));
        if (load.timeMillis != 0) words.add("--time " + load.timeMillis + "ms");
        if (load.operations != 0) words.add("--ops " + load.operations);
        if (!trouble.kinds.equals(cluster.subject.charter().possible(USUAL.trouble.kinds)))
            words.add("--nemesis " + faults());
        if (trouble.at != null) words.add("--at " + trouble.at);
        if (trouble.plan != null) words.add("--plan " + trouble.plan.file);
        addFlaws(words);
        if (isStagedUsually()) words.add("--scenario none");
        if (cluster.authority != AuthorityKind.usualIn(world)) words.add("--authority " + cluster.authority.label());
        words.add("--seed " + seed);
        return String.join(" ", words);
    }

    /// Whether these options alone would have the flaw's own scenario played.
    private boolean isStagedUsually() {
        boolean usual = trouble.equals(USUAL.trouble)
                && cluster.migrations.equals(USUAL.cluster.migrations)
                && cluster.nodes == USUAL.cluster.nodes;
        return usual
                && cluster.flaws.size() == 1
                && Repertoire.made(cluster.flaws.first()).isPresent();
    }

    private String played(List<String> words) {
        addFlaws(words);
        words.add("--scenario " + trouble.scenario);
        words.add("--seed " + seed);
        return String.join(" ", words);
    }

    private void addSubject(List<String> words) {
        Subject subject = cluster.subject;
        if (!subject.ofReference()) words.add("--system " + subject.system());
        if (subject.reads() != null) words.add("--reads " + subject.reads().toLowerCase(Locale.ROOT));
        subject.expected()
                .forEach((level, promise) ->
                        words.add("--expect " + (level + "=" + promise.name()).toLowerCase(Locale.ROOT)));
    }

    private void addFlaws(List<String> words) {
        for (String flaw : cluster.flaws) words.add((isControl(flaw) ? "--control " : "--flaw ") + flaw);
    }

    /// Whether the migrations are drawn from the seed.
    public boolean mixed() {
        return cluster.migrations.equals(List.of(Course.MIXED));
    }

    /// The kinds of migration, as the option spells them.
    public String migrations() {
        return cluster.migrations.isEmpty() ? "none" : String.join(",", cluster.migrations);
    }

    private static boolean isControl(String label) {
        return KnownFlaw.labelled(label).map(KnownFlaw::isControl).orElse(false);
    }

    /// The kinds of fault, as the option spells them.
    public String faults() {
        if (trouble.scenario != null) return "of the scenario " + trouble.scenario;
        return trouble.kinds.isEmpty()
                ? "none"
                : String.join(",", trouble.kinds.stream().map(Kind::label).toList());
    }
}
