package theseus.harness.run;

import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import theseus.harness.generator.Chance;
import theseus.harness.scenario.Scenario;
import theseus.harness.system.Charter;
import theseus.harness.system.KnownFlaw;
import theseus.harness.workload.Register;
import theseus.harness.workload.Workload;
import theseus.harness.world.Scene;
import theseus.harness.world.Upkeep;
import theseus.nemesis.plan.Campaign;
import theseus.nemesis.plan.Healing;
import theseus.nemesis.plan.Swarm;

/// A run as it is going to be: the options, and all that the seed has drawn for what they leave open.
///
/// @param scene what the world is built for
/// @param workload what clients do
/// @param course the migrations
/// @param times how long its parts take
/// @param rate operations per second in the main part
/// @param operations of the main part
/// @param campaign what goes wrong
public record Chart(
        RunOptions options,
        Scene scene,
        Workload workload,
        Course course,
        Times times,
        double rate,
        long operations,
        Campaign campaign) {
    private static final long MILLIS = 1_000_000;
    private static final long USUAL_OPERATIONS = 500;
    private static final int VNODES = 8;

    /// Draws what the options leave open.
    public static Chart draw(RunOptions options) {
        Chart drawn = drawn(options);
        return options.scenario().map(drawn::playing).orElse(drawn);
    }

    private static Chart drawn(RunOptions options) {
        SplittableRandom chance =
                new SplittableRandom(Chance.of(options.seed(), "chart").bits());
        Course course = Course.draw(options);
        Dwell dwell = Dwell.draw(
                chance,
                options.trouble().at() != null || options.trouble().plan() != null,
                options.world().equals("sim"));
        int joinPercent = 5 + chance.nextInt(20);
        Register.Weights weights =
                new Register.Weights(20 + chance.nextInt(40), 20 + chance.nextInt(40), 5 + chance.nextInt(30));
        long timeMillis = options.load().timeMillis() == 0
                ? dwell.timeMillis(course.legs().size())
                : options.load().timeMillis();
        long operations = operations(options, course, timeMillis);
        Campaign campaign = campaign(options, timeMillis);
        return new Chart(
                options,
                scene(options, dwell, comers(course, campaign)),
                new Register(
                        options.load().keys(),
                        options.clients(),
                        weights,
                        options.seed(),
                        options.subject().charter().levels()),
                course,
                new Times(
                        timeMillis * MILLIS,
                        timeMillis * MILLIS * joinPercent / 100,
                        options.world().equals("sim") ? 2_500 * MILLIS : 5_000 * MILLIS,
                        options.world().equals("sim") ? 120_000 * MILLIS : 90_000 * MILLIS),
                options.load().rate() == 0
                        ? operations * 1000.0 / timeMillis
                        : options.load().rate(),
                operations,
                campaign);
    }

    /// The same run on the scenario's stage, with what goes wrong there.
    private Chart playing(Scenario scenario) {
        Scenario.Stage stage = scenario.stage();
        Register drawn = (Register) workload;
        Scene kept = stage.upkeep() == null ? scene : scene.keeping(stage.upkeep());
        return new Chart(
                options,
                kept.dwelling(stage.dwellMinMillis(), stage.dwellMaxMillis()),
                new Register(stage.keys(Register.TENANT, VNODES), options.clients(), drawn.weights(), options.seed()),
                course.with(stage.twist()),
                new Times(
                        stage.timeMillis() * MILLIS,
                        stage.timeMillis() * MILLIS / 40,
                        times.timeoutNanos(),
                        times.patienceNanos()),
                stage.operations() * 1000.0 / stage.timeMillis(),
                stage.operations(),
                new Campaign(options.seed(), scenario.strikes()));
    }

    /// The same run with another workload.
    public Chart with(Workload another) {
        return new Chart(options, scene, another, course, times, rate, operations, campaign);
    }

    /// The same run on another scene.
    public Chart with(Scene another) {
        return new Chart(options, another, workload, course, times, rate, operations, campaign);
    }

    /// The same run in the simulation.
    public Chart simulated() {
        RunOptions sim = new RunOptions("sim", options.cluster(), options.load(), options.trouble(), options.seed());
        return new Chart(sim, scene, workload, course, times, rate, operations, campaign);
    }

    /// The same run with other migrations.
    public Chart with(Course another) {
        return new Chart(options, scene, workload, another, times, rate, operations, campaign);
    }

    /// The same run with other faults.
    public Chart with(Campaign another) {
        return new Chart(options, scene, workload, course, times, rate, operations, another);
    }

    /// The same run with a main part of another length.
    public Chart withTime(long nanos) {
        return new Chart(options, scene, workload, course, times.withMain(nanos), rate, operations, campaign);
    }

    /// The phases that a run of this chart means to see.
    public List<String> phases() {
        boolean sure = course.legs().stream()
                .noneMatch(leg -> leg.abort() != null && leg.abort().forGood());
        return course.legs().isEmpty() || !sure
                ? List.of()
                : options.subject().charter().phases();
    }

    private static long operations(RunOptions options, Course course, long timeMillis) {
        if (options.load().operations() != 0) return options.load().operations();
        return options.load().rate() == 0
                ? USUAL_OPERATIONS * (1 + course.legs().size()) / 2
                : Math.max(1, Math.round(options.load().rate() * timeMillis / 1000));
    }

    private static Campaign campaign(RunOptions options, long timeMillis) {
        if (options.trouble().plan() != null) return options.trouble().plan().campaign();
        if (options.trouble().kinds().isEmpty()) return Campaign.calm();
        Charter charter = options.subject().charter();
        Swarm swarm = new Swarm(
                options.seed(),
                timeMillis * MILLIS,
                charter.phases(),
                !charter.abortable().isEmpty());
        return options.trouble().at() == null
                ? swarm.anywhere(options.trouble().kinds())
                : swarm.at(options.trouble().at(), options.trouble().kinds());
    }

    /// How many nodes may be started beside the first: one for each that comes, and one more for each that may be lost
    /// for
    /// good while it comes.
    private static int comers(Course course, Campaign campaign) {
        long losses = campaign.strikes().stream()
                .filter(strike -> strike.healing() instanceof Healing.Never)
                .count();
        return course.joiners() == 0 ? 0 : course.joiners() + (int) losses;
    }

    private static Scene scene(RunOptions options, Dwell dwell, int comers) {
        return new Scene(
                options.seed(),
                names(0, options.cluster().nodes()),
                names(options.cluster().nodes(), comers),
                VNODES,
                switches(options.cluster().flaws()),
                dwell.minMillis(),
                dwell.maxMillis(),
                options.cluster().authority(),
                options.world().equals("sim") ? null : upkeep(options.seed()));
    }

    /// A container run is far shorter than the hour for which nodes keep hints by default: here hints and deletes are
    /// forgotten within the run. The simulation draws its own.
    private static Upkeep upkeep(long seed) {
        SplittableRandom chance =
                new SplittableRandom(Chance.of(seed, "upkeep in containers").bits());
        long hintLifeMillis = 1_000 + chance.nextInt(5_000);
        long graceMillis = hintLifeMillis + 500 + chance.nextInt(2_500);
        return new Upkeep(hintLifeMillis, 10_000, graceMillis, 1_000 + chance.nextInt(2_000));
    }

    /// What is switched on in the nodes: a set of flaws is each of its flaws.
    private static SortedSet<String> switches(SortedSet<String> flaws) {
        SortedSet<String> switches = new TreeSet<>();
        for (String label : flaws)
            switches.addAll(KnownFlaw.labelled(label).orElseThrow().switches());
        return switches;
    }

    private static List<String> names(int before, int count) {
        return IntStream.rangeClosed(before + 1, before + count)
                .mapToObj(i -> "n" + i)
                .toList();
    }
}
