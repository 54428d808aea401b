package theseus.harness.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import theseus.harness.run.Fleet;
import theseus.harness.run.Logbook;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Sailed;
import theseus.harness.system.KnownFlaw;
import theseus.harness.world.Worlds;
import theseus.harness.world.sim.SimWorld;
import theseus.histories.Operation;
import theseus.histories.check.Verdict;
import theseus.nemesis.plan.Kind;

/// The seed's testing plan: each of its tests acquits the correct node and convicts the flaw that it is about, on the
/// same seeds. `-Dtheseus.plan.runs=N` says how many runs acquit.
public final class Plan {
    private static final int RUNS = Integer.getInteger("theseus.plan.runs", 8);
    private static final int FLAWED_RUNS = Integer.getInteger("theseus.plan.flawedRuns", 1000);

    private final RunOptions options;
    private final Worlds worlds;

    private Plan(RunOptions options, Worlds worlds) {
        this.options = options;
        this.worlds = worlds;
    }

    /// Runs in simulation with faults of these kinds, aimed at that phase; null for anywhere.
    static Plan inSimulation(Set<Kind> kinds, String phase) {
        return new Plan(RunOptions.USUAL.withFaults(new TreeSet<>(kinds), phase).withSeed(1), SimWorld::build);
    }

    /// Runs in another world, for so long under faults of these kinds, aimed at that phase; null for anywhere.
    public static Plan in(String world, Worlds worlds, Set<Kind> kinds, String phase, long timeMillis) {
        RunOptions usual = RunOptions.USUAL;
        RunOptions.Load load = usual.load();
        RunOptions options = new RunOptions(
                world,
                usual.cluster(),
                new RunOptions.Load(load.keys(), load.threads(), load.rate(), timeMillis, load.operations()),
                new RunOptions.Trouble(new TreeSet<>(kinds), phase),
                1);
        return new Plan(options, worlds);
    }

    /// The same with so many keys.
    public Plan over(int keys) {
        return new Plan(options.withKeys(keys), worlds);
    }

    /// Sails with the correct node: nothing may be found, and every run must prove something.
    public List<Logbook> acquits(int runs) {
        List<Logbook> logs = new ArrayList<>();
        new Fleet(options, worlds, () -> false).sail(runs, atOnce(), sailed -> {
            assertEquals(
                    new Verdict.Valid(),
                    sailed.result().verdict(),
                    sailed.options().command());
            return logs.add(sailed.log());
        });
        assertEquals(runs, logs.size());
        return logs;
    }

    /// As many runs as usual.
    List<Logbook> acquits() {
        return acquits(RUNS);
    }

    /// Sails from the same seeds with the flaw until a run convicts it with the evidence named for it.
    public void convicts(String label) {
        convicts(label, FLAWED_RUNS);
    }

    /// The same within so many runs.
    public void convicts(String label, int runs) {
        KnownFlaw flaw = KnownFlaw.labelled(label).orElseThrow();
        List<Sailed> convicted = new ArrayList<>();
        RunOptions flawed = options.withFlaws(new TreeSet<>(List.of(label)));
        new Fleet(flawed, worlds, () -> false).sail(runs, atOnce(), sailed -> {
            if (sailed.result().findings().stream().anyMatch(flaw::namedBy)) convicted.add(sailed);
            return convicted.isEmpty();
        });
        assertTrue(!convicted.isEmpty(), label + " was not convicted in " + runs + " runs");
    }

    private int atOnce() {
        return options.world().equals("sim") ? 2 : 1;
    }

    /// The successful operations whose last round was pinned to the phase.
    static List<Operation> servedIn(Logbook log, String phase) {
        return log.history().operations().stream()
                .filter(operation -> operation.provenance() != null
                        && phase.equals(operation.provenance().phase()))
                .toList();
    }
}
