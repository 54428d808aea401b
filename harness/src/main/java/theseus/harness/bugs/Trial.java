package theseus.harness.bugs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import theseus.harness.run.Fleet;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Sailed;
import theseus.harness.system.KnownFlaw;
import theseus.harness.world.Worlds;
import theseus.histories.check.Finding;
import theseus.histories.check.Verdict;

/// Tries defects, several campaigns at a time, and then what is right on every seed that was used.
public final class Trial {
    /// Seeds of two campaigns are so far apart.
    private static final long STRIDE = 100_000;

    private final Terms terms;
    private final Worlds worlds;
    private final BooleanSupplier interrupted;
    private final Consumer<String> progress;
    private final Map<RunOptions, long[]> used = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Acquittal> acquittals = new ArrayList<>();
    private long runs;

    /// How the trial goes.
    ///
    /// @param campaigns against each defect, from different seeds
    /// @param budget of runs in each campaign
    /// @param parallel how many at the same time
    /// @param seed of the first campaign
    public record Terms(int campaigns, int budget, int parallel, long seed) {}

    /// @param progress is told from time to time how far it has come
    public Trial(Terms terms, Worlds worlds, BooleanSupplier interrupted, Consumer<String> progress) {
        this.terms = terms;
        this.worlds = worlds;
        this.interrupted = interrupted;
        this.progress = progress;
    }

    /// Tries these, and acquits; stops early where the user wants so.
    public void hold(List<Case> cases) {
        for (Case brought : cases) {
            if (!interrupted.getAsBoolean()) rows.add(row(brought, cases.size()));
        }
        acquit("the correct node", new TreeSet<>());
        for (KnownFlaw control : KnownFlaw.controls())
            acquit("the control " + control.label(), new TreeSet<>(List.of(control.label())));
    }

    /// How it goes.
    public Terms terms() {
        return terms;
    }

    /// What became of each defect, in order; fewer than were brought where the user stopped it.
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /// What became of what is right.
    public List<Acquittal> acquittals() {
        return List.copyOf(acquittals);
    }

    private Row row(Case brought, int of) {
        List<Hearing> heard = each(campaign -> hearing(brought, campaign));
        long[] most = used.computeIfAbsent(brought.stage(), _ -> new long[terms.campaigns()]);
        for (int campaign = 0; campaign < heard.size(); campaign++)
            most[campaign] = Math.max(most[campaign], heard.get(campaign).runs());
        List<Hearing> over = heard.stream()
                .filter(hearing -> hearing.convicted() || hearing.runs() == terms.budget())
                .toList();
        Row row = new Row(brought, over, terms.campaigns());
        tell("%d of %d: %s %s".formatted(rows.size() + 1, of, brought.title(), words(row)));
        return row;
    }

    private static String words(Row row) {
        return "convicted by %d of %d campaigns, after %d runs (median)"
                .formatted(row.convictions(), row.hearings().size(), row.runs());
    }

    private Hearing hearing(Case brought, int campaign) {
        Testimony testimony = new Testimony(brought.flaw());
        sail(brought.options(), campaign, terms.budget(), testimony::arrived);
        return testimony.hearing();
    }

    private void acquit(String who, TreeSet<String> on) {
        Acquittal acquittal = new Acquittal(who);
        used.forEach((stage, most) -> each(campaign -> {
            sail(stage.withFlaws(on), campaign, most[campaign], sailed -> {
                synchronized (acquittal) {
                    judge(sailed, acquittal);
                }
                return true;
            });
            return campaign;
        }));
        acquittals.add(acquittal);
        tell("%s: %d convictions in %d runs".formatted(who, acquittal.convictions(), acquittal.runs()));
    }

    private static void judge(Sailed sailed, Acquittal acquittal) {
        switch (sailed.result().verdict()) {
            case Verdict.Valid _ -> acquittal.valid();
            case Verdict.Undecided _ -> acquittal.undecided();
            case Verdict.Violation(List<Finding> _) ->
                acquittal.convicted(sailed.options().command());
        }
    }

    private void sail(RunOptions options, int campaign, long most, Fleet.Harbour harbour) {
        if (most == 0) return;
        RunOptions own = options.withSeed(terms.seed() + campaign * STRIDE);
        new Fleet(own, worlds, interrupted).sail(most, 1, sailed -> {
            synchronized (this) {
                runs++;
            }
            return harbour.arrived(sailed);
        });
    }

    /// Runs one task for each campaign, several at a time; the answers in the order of the campaigns.
    private <T> List<T> each(CampaignTask<T> task) {
        try (ExecutorService crews = Executors.newFixedThreadPool(terms.parallel())) {
            List<Future<T>> futures = new ArrayList<>();
            for (int campaign = 0; campaign < terms.campaigns(); campaign++) {
                int number = campaign;
                futures.add(crews.submit(() -> task.run(number)));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> future : futures) answers.add(future.get());
            return answers;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private void tell(String what) {
        progress.accept("%d runs; %s".formatted(runs, what));
    }

    @FunctionalInterface
    private interface CampaignTask<T> {
        T run(int campaign);
    }
}
