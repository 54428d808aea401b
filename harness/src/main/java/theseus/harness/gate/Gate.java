package theseus.harness.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import theseus.harness.exhibit.Exhibits;
import theseus.harness.report.CampaignReport;
import theseus.harness.report.Cells;
import theseus.harness.report.RunDirectory;
import theseus.harness.run.Fleet;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Sailed;
import theseus.harness.system.KnownFlaw;
import theseus.harness.world.Worlds;
import theseus.histories.corpus.Corpus;
import theseus.histories.corpus.Exhibit;

/// Goes through the stations of the gate: exhibits that must convict, a canary that must be caught, seeds that are
/// always the same, seeds of the commit, and containers where there is an engine. A station that the budget cuts short
/// is
/// not green; only the seeds of the commit go on for as long as there is time, and one of them is always tried.
public final class Gate {
    /// What the gate is to check.
    ///
    /// @param worlds builds the simulations
    /// @param corpus where the exhibits are
    /// @param canary label of the flaw that must be caught; `none` is a broken alarm
    /// @param canaryRuns within so many runs
    /// @param fixedRuns how many of the runs are always the same
    /// @param commitSeed from which the seeds of the commit begin
    /// @param budgetNanos for everything but the containers
    /// @param crews runs at a time
    public record Plan(
            Worlds worlds,
            Path corpus,
            String canary,
            long canaryRuns,
            long fixedRuns,
            long commitSeed,
            long budgetNanos,
            int crews) {}

    private static final long FIXED_SEED = 1;

    /// Of so many of the commit's runs one may be one whose faults all missed.
    private static final long MISSED_ONE_IN = 1_000;

    private final Plan plan;
    private final RunDirectory directory;
    private final LongSupplier clock;
    private final BooleanSupplier stopped;
    private final Consumer<Station> watcher;
    private final long beganNanos;
    private final List<Station> stations = new ArrayList<>();

    /// @param clock in nanoseconds
    /// @param watcher is told of each station that is done
    public Gate(
            Plan plan, RunDirectory directory, LongSupplier clock, BooleanSupplier stopped, Consumer<Station> watcher) {
        this.plan = plan;
        this.directory = directory;
        this.clock = clock;
        this.stopped = stopped;
        this.watcher = watcher;
        this.beganNanos = clock.getAsLong();
    }

    /// Goes through all stations of the simulation.
    public List<Station> pass() {
        at(this::exhibits);
        at(this::canary);
        at(() -> seeds("fixed seeds", "fixed", FIXED_SEED, plan.fixedRuns()));
        at(() -> seeds("seeds of the commit", "commit", plan.commitSeed(), Long.MAX_VALUE));
        return List.copyOf(stations);
    }

    /// One run in containers, from the commit's seed.
    public List<Station> containers(RunOptions options, Worlds worlds, Cells cells) {
        at(() -> campaign("containers", "containers", options.withSeed(plan.commitSeed()), worlds, cells, 1, 1));
        return List.copyOf(stations);
    }

    /// The station says so itself: there is no engine.
    public List<Station> withoutContainers(String why, Colour colour) {
        at(() -> station("containers", colour, why, 0));
        return List.copyOf(stations);
    }

    private void at(Supplier<Station> station) {
        long began = clock.getAsLong();
        Station done = station.get().within((clock.getAsLong() - began) / 1e9);
        stations.add(done);
        watcher.accept(done);
    }

    private Station exhibits() {
        try {
            List<Exhibit> exhibits = Corpus.below(plan.corpus());
            if (exhibits.isEmpty()) return station("exhibits", Colour.YELLOW, "there are none in " + plan.corpus(), 0);
            List<String> wrong = new ArrayList<>();
            int judged = 0;
            for (Exhibit exhibit : exhibits) {
                if (late()) break;
                judged++;
                Exhibits.wrong(exhibit).ifPresent(why -> wrong.add(exhibit.path() + ": " + why));
            }
            return exhibits(exhibits.size(), judged, wrong);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Station exhibits(int all, int judged, List<String> wrong) {
        if (!wrong.isEmpty())
            return new Station(
                    "exhibits",
                    Colour.RED,
                    wrong.size() + " of " + judged + " exhibits are not as they should be",
                    wrong,
                    "./theseus replay " + wrong.getFirst().split(":", 2)[0],
                    judged,
                    0);
        return judged < all
                ? station("exhibits", Colour.YELLOW, "there was time for " + judged + " of " + all, judged)
                : station("exhibits", Colour.GREEN, all + " exhibits repeat their histories and convict", judged);
    }

    private static Station station(String name, Colour colour, String sentence, long runs) {
        return new Station(name, colour, sentence, List.of(), null, runs, 0);
    }

    /// A flaw that is switched on must be caught with the evidence named for it, or green means nothing.
    private Station canary() {
        KnownFlaw flaw = KnownFlaw.labelled(plan.canary()).orElse(null);
        if (flaw == null)
            return station("canary", Colour.RED, "it is switched off: nothing shows that an alarm would ring", 0);
        RunOptions options = RunOptions.USUAL
                .withFlaws(new TreeSet<>(List.of(plan.canary())))
                .withSeed(FIXED_SEED);
        List<Sailed> caught = new ArrayList<>();
        long[] runs = {0};
        new Fleet(options, plan.worlds(), stopped).sail(plan.canaryRuns(), plan.crews(), sailed -> {
            runs[0]++;
            if (sailed.result().findings().stream().anyMatch(flaw::namedBy)) caught.add(sailed);
            return caught.isEmpty() && !late();
        });
        return caught.isEmpty() ? missed(options, runs[0]) : caught(caught.getFirst(), runs[0]);
    }

    private Station missed(RunOptions options, long runs) {
        return new Station(
                "canary",
                runs < plan.canaryRuns() ? Colour.YELLOW : Colour.RED,
                "%s was not caught in %d runs".formatted(plan.canary(), runs)
                        + (runs < plan.canaryRuns() ? ", and there was no time for more" : ""),
                List.of(),
                options.command() + " --runs " + plan.canaryRuns(),
                runs,
                0);
    }

    private Station caught(Sailed sailed, long runs) {
        return new Station(
                "canary",
                Colour.GREEN,
                "%s was caught by run %d".formatted(plan.canary(), sailed.number()),
                List.of(),
                sailed.options().command(),
                runs,
                0);
    }

    private Station seeds(String name, String folder, long seed, long most) {
        RunOptions options = RunOptions.USUAL.withSeed(seed);
        Cells cells = new Cells(
                new TreeMap<>(), options.cluster().nodes(), options.cluster().replicas());
        return campaign(name, folder, options, plan.worlds(), cells, most, plan.crews());
    }

    private Station campaign(
            String name, String folder, RunOptions options, Worlds worlds, Cells cells, long most, int crews) {
        try {
            RunDirectory own = directory.within(folder);
            CampaignReport report = new CampaignReport(options, own, cells);
            long began = clock.getAsLong();
            long[] runs = {0};
            long[] missed = {0};
            new Fleet(options, worlds, stopped).sail(most, crews, sailed -> {
                runs[0]++;
                boolean beside = most == Long.MAX_VALUE && isMissed(sailed);
                if (beside) missed[0]++;
                return (beside || report.arrived(sailed)) && !late();
            });
            own.text("verdict.txt", report.text((clock.getAsLong() - began) / 1e9));
            List<String> outcome = new ArrayList<>(report.outcome());
            if (missed[0] > 0) outcome.add("in " + missed[0] + " more no fault that was drawn hit anybody");
            Colour enough = missed[0] * MISSED_ONE_IN > runs[0] ? Colour.YELLOW : Colour.GREEN;
            return campaign(name, options, outcome, colour(report).or(enough), runs[0], most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nothing is against the run but that no fault that was drawn for it hit anybody: among thousands of drawn ones
    /// there may be one.
    private static boolean isMissed(Sailed sailed) {
        return sailed.log() != null
                && sailed.result().findings().isEmpty()
                && sailed.result().vacuous()
                && sailed.result().doubts().size() == 1
                && sailed.log().ledger().stream().noneMatch(entry -> entry.proven() || entry.ineffective() != null);
    }

    private static Station campaign(
            String name, RunOptions options, List<String> outcome, Colour colour, long runs, long most) {
        boolean cut = most < Long.MAX_VALUE && runs < most;
        return new Station(
                name,
                colour.or(runs == 0 || cut ? Colour.YELLOW : Colour.GREEN),
                (cut ? "there was time for %d of %d runs: ".formatted(runs, most) : "") + outcome.getFirst(),
                outcome.subList(1, outcome.size()),
                options.command() + " --runs " + runs,
                runs,
                0);
    }

    private static Colour colour(CampaignReport report) {
        return switch (report.exitCode()) {
            case 0 -> Colour.GREEN;
            case 1 -> Colour.RED;
            default -> Colour.YELLOW;
        };
    }

    private boolean late() {
        return clock.getAsLong() - beganNanos > plan.budgetNanos();
    }
}
