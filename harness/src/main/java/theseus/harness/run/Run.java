package theseus.harness.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import theseus.harness.client.ClientOptions;
import theseus.harness.client.Clients;
import theseus.harness.client.Journal;
import theseus.harness.generator.News;
import theseus.harness.system.Charter;
import theseus.harness.system.View;
import theseus.harness.workload.Register;
import theseus.harness.workload.Workload;
import theseus.harness.world.Cluster;
import theseus.harness.world.Timeline;
import theseus.harness.world.World;
import theseus.histories.check.Finding;
import theseus.histories.codec.EventWriter;

/// One run, stage by stage. Each stage sets things going and lets time pass until they are done.
public final class Run {
    private static final long SECOND = 1_000_000_000L;
    /// Where not one write succeeds in this time, the run goes on and says so: it is a finding, not a cluster that is
    /// late.
    private static final long LOAD_NANOS = 120 * SECOND;

    /// For how long load goes on after all is over, if some kind of operation never succeeded.
    private static final long SERVING_NANOS = 10 * SECOND;

    /// How long a client that was refused something waits in a world where a refusal takes no time worth speaking of.
    private static final long PAUSE_NANOS = SECOND / 50;

    private final Chart chart;
    private final World world;
    private final Lookout lookout;
    private final Timeline timeline;
    private final Cluster cluster;
    private final Passage passage;
    private final Clients clients;
    private final Voyage voyage;
    private final Saboteur saboteur;
    private final Journal journal;
    private final Sentinel sentinel;
    private String stage = "starting";
    private long stageEnds = -1;
    private long healedNanos;

    /// @param world built for the chart's scene
    /// @param file where the history grows; null for none
    /// @param interrupted whether the user wants to stop
    public Run(Chart chart, World world, EventWriter file, Lookout lookout, BooleanSupplier interrupted) {
        this.chart = chart;
        this.world = world;
        this.lookout = lookout;
        this.timeline = world.timeline();
        this.cluster = world.cluster();
        this.passage = new Passage(world, interrupted);
        this.sentinel =
                new Sentinel(chart.options().subject().charter().levels().expectations(), file);
        this.journal = new Journal(timeline, sentinel);
        this.clients = new Clients(timeline, cluster, journal, clientOptions(chart));
        this.voyage = new Voyage(timeline, cluster, journal, chart.course(), new Pilot(chart.scene()), this::saw);
        this.saboteur = new Saboteur(
                timeline,
                journal,
                chart.campaign(),
                new Casting(
                        cluster::nodes,
                        voyage::view,
                        clients::lastCoordinator,
                        chart.options().scenario().isPresent(),
                        chart.scene().seed()),
                new Damage(new Hands(timeline, world.levers(), chart.scene().seed()), cluster::nodes),
                new Progress(world.levers(), () -> clients.tally().all()));
    }

    /// Sails, and tells what happened.
    ///
    /// @throws Unready when the cluster did not come up
    public Logbook sail() {
        if (lookout != Lookout.NOBODY) glimpseNowAndThen();
        load();
        migrate();
        heal();
        boolean migrated = settle();
        Census before = census();
        List<String> unread = readEverything();
        passage.rest(SECOND);
        Census after = census();
        return new Logbook(
                chart,
                journal.history(),
                voyage.sightings(),
                voyage.legs(),
                saboteur.ledger(),
                migrated,
                before,
                unread,
                after,
                clients.played(),
                clients.tally(),
                seen(),
                told(cluster::guards),
                migrated ? new TreeMap<>() : told(cluster::waiting),
                healedNanos);
    }

    /// What was seen to be wrong on the way, before any history is judged.
    private List<Finding> seen() {
        List<Finding> seen = new ArrayList<>(world.breaches());
        seen.addAll(clients.retries().findings());
        return seen;
    }

    private void load() {
        begin("loading");
        cluster.watch(Register.TENANT, chart.workload().names(), voyage::saw);
        new Insistence(
                        timeline,
                        then -> cluster.createTenant(
                                Register.TENANT, chart.options().cluster().replicas(), then))
                .begin();
        if (!passage.until(this::tenantKnown, 60 * SECOND)) throw new Unready("the tenant was not created in a minute");
        clients.play(Workload.LOAD, chart.workload().load());
        if (!passage.until(clients::idle, LOAD_NANOS) && clients.tally().ok() > 0)
            throw new Unready("the keys could not be loaded in two minutes: %d writes succeeded, %d failed"
                    .formatted(clients.tally().ok(), clients.tally().failed()));
    }

    private void migrate() {
        voyage.prepare();
        passage.until(voyage::prepared, 60 * SECOND);
        long end = timeline.nanos() + chart.times().mainNanos();
        begin("sailing", end);
        saboteur.begin();
        clients.play(Workload.SAIL, chart.workload().sail(chart.rate(), chart.operations(), end));
        timeline.after(chart.times().joinNanos(), voyage::begin);
        passage.until(() -> doneEarly() || lost(), chart.times().mainNanos());
        if (!struck() && !lost()) sailOn();
    }

    /// A slow migration may reach a fault's phase only after the time that was asked for: the run goes on under load
    /// until the
    /// fault has struck, or the migration is over and its phase will not come.
    private void sailOn() {
        long most = 5 * chart.times().mainNanos();
        clients.play(
                Workload.SAIL_ON, chart.workload().sailOn(chart.rate(), chart.operations(), timeline.nanos() + most));
        passage.until(() -> struck() || voyage.ended() || lost(), most);
        passage.until(saboteur::calm, chart.times().mainNanos());
    }

    /// Whether the faults have struck: one of those that may come anywhere, every one of those aimed at a phase.
    private boolean struck() {
        boolean planned = chart.options().trouble().at() != null
                || chart.options().trouble().plan() != null;
        return planned ? saboteur.struckThroughout() : saboteur.struck();
    }

    /// Whether a violation is certain already, so that more load proves nothing more. In the simulation the rest of a
    /// run
    /// costs next to nothing, and may show more.
    private boolean lost() {
        return sentinel.alarmed() && !world.name().equals("sim");
    }

    /// In a run whose main part was not given a length, nothing is to be gained from waiting for its end.
    private boolean doneEarly() {
        return clients.idle() && voyage.ended() && saboteur.calm() && saboteur.struck();
    }

    private void heal() {
        begin("healing");
        clients.stop();
        saboteur.healAll(this::outsideTheCore);
        passage.until(saboteur::calm, 60 * SECOND);
        healedNanos = timeline.nanos();
        voyage.healed(saboteur::hasForGood);
    }

    private boolean settle() {
        begin("settling", timeline.nanos() + chart.times().patienceNanos());
        clients.play(Workload.SETTLE, chart.workload().settle(Math.min(20, chart.rate())));
        boolean migrated = passage.until(voyage::ended, chart.times().patienceNanos());
        // A rare kind's few operations may all have met a fault.
        passage.until(() -> clients.tally().hasEach(Register.KINDS) || clients.idle(), SERVING_NANOS);
        clients.stop();
        passage.until(clients::idle, 2 * chart.times().timeoutNanos());
        passage.rest(SECOND);
        return migrated;
    }

    /// Empty where the system cannot be asked.
    private Census census() {
        begin("counting");
        if (!charter().has(Charter.Feature.CENSUS)) return new Census(new TreeMap<>());
        Census.Count count = new Census.Count(timeline, cluster, Register.TENANT);
        passage.until(count::done, 30 * SECOND);
        Census above = count.census().above(voyage.view().floor());
        if (!above.lacksTombstones(voyage.view().owners())) return above;
        // One owner may have purged by a floor that nobody has told of yet.
        passage.rest(SECOND);
        return above.above(voyage.view().floor());
    }

    private List<String> readEverything() {
        begin("reading");
        clients.play(Workload.LAST_READS, chart.workload().lastReads());
        if (passage.until(clients::idle, 60 * SECOND)) return List.of();
        clients.stop();
        passage.until(clients::idle, 2 * chart.times().timeoutNanos());
        return new Unread(chart.workload().names(), healedNanos).in(journal.history());
    }

    private <T> SortedMap<String, T> told(Consumer<Consumer<SortedMap<String, T>>> question) {
        List<SortedMap<String, T>> told = new ArrayList<>();
        question.accept(told::add);
        passage.until(() -> !told.isEmpty(), 10 * SECOND);
        return told.isEmpty() ? new TreeMap<>() : told.getFirst();
    }

    private boolean tenantKnown() {
        View view = voyage.view();
        return view != null
                && !view.owners().isEmpty()
                && view.owners().values().stream().noneMatch(List::isEmpty);
    }

    /// The core is every member, and those who decide; a joiner is no part of it until it can no longer be sent away.
    private boolean outsideTheCore(List<String> nodes) {
        View view = voyage.view();
        List<String> core = new ArrayList<>(view.members());
        core.addAll(chart.scene().seats());
        if (view.phase().equals("CLEANUP")) core.add(view.joiner());
        return Collections.disjoint(core, nodes);
    }

    private void saw(View view) {
        saboteur.entered(view.phase());
        clients.tell(new News.Entered(view.phase()));
        glimpse();
    }

    private void begin(String name) {
        begin(name, -1);
    }

    private void begin(String name, long endNanos) {
        stage = name;
        stageEnds = endNanos;
        glimpse();
    }

    /// Only where somebody watches, so that nobody else pays for it.
    private void glimpseNowAndThen() {
        glimpse();
        timeline.after(SECOND / 4, this::glimpseNowAndThen);
    }

    private void glimpse() {
        List<String> faults = saboteur.ledger().stream()
                .filter(entry -> !entry.over())
                .map(entry -> entry.strike().attack().kind().label())
                .toList();
        String phase = voyage.view() == null ? "-" : voyage.view().phase();
        lookout.saw(new Lookout.Glimpse(
                timeline.nanos(), stage, phase, clients.tally().all(), faults, stageEnds));
    }

    private Charter charter() {
        return chart.options().subject().charter();
    }

    private static ClientOptions clientOptions(Chart chart) {
        return new ClientOptions(
                Register.TENANT,
                chart.options().clients(),
                chart.times().timeoutNanos(),
                chart.scene().seed(),
                chart.options().subject().charter().has(Charter.Feature.IDEMPOTENCY_KEYS),
                chart.options().world().equals("sim") ? 0 : PAUSE_NANOS);
    }

    /// The system under test did not come up, so nothing can be said of it.
    public static final class Unready extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unready(String sentence) {
            super(sentence);
        }
    }

    /// The user stopped it.
    public static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Interrupted() {
            super("stopped by the user");
        }
    }
}
