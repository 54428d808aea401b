package theseus.harness.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.harness.report.BugsReport;
import theseus.harness.run.RunOptions;
import theseus.harness.scenario.Repertoire;
import theseus.harness.system.KnownFlaw;
import theseus.harness.world.sim.SimWorld;
import theseus.node.Flaw;

/// The catalogue, reduced to what a build has time for: each defect that a scenario finds at once, one campaign each.
class TrialTest {
    private static final Set<String> FOUND_AT_ONCE = new TreeSet<>(List.of(
            "dual-write-best-effort",
            "copy-nothing",
            "copy-skips-failures",
            "copy-unfenced",
            "wall-clock-versions",
            "sleep-for-barrier",
            "private-migration-state",
            "overlap-counted-for-old-only",
            "old-replicas-cluster-wide",
            "cleanup-before-fence",
            "no-cleanup",
            "seed-current"));

    @Test
    void defectsAreConvictedAndWhatIsRightIsAcquittedOnTheSameSeeds() {
        List<Case> cases = Case.all().stream()
                .filter(brought -> FOUND_AT_ONCE.contains(brought.title()))
                .toList();
        assertEquals(FOUND_AT_ONCE.size(), cases.size());
        Trial trial = trial(4);
        trial.hold(cases);
        for (Row row : trial.rows()) assertTrue(row.asItShouldBe(), row.command());
        for (Acquittal acquittal : trial.acquittals())
            assertTrue(acquittal.asItShouldBe(), acquittal.who() + " " + acquittal.commands());
        assertEquals(0, new BugsReport(trial.terms(), cases.size(), trial).exitCode());
    }

    @Test
    void aDefectThatGetsAwayIsNotAsItShouldBe() {
        KnownFlaw harmless = KnownFlaw.controls().getFirst();
        Case brought = new Case(
                "three-of-four", harmless, RunOptions.USUAL.withFlaws(new TreeSet<>(List.of(harmless.label()))));
        Trial trial = trial(1);
        trial.hold(List.of(brought));
        assertFalse(trial.rows().getFirst().asItShouldBe());
        assertEquals(1, new BugsReport(trial.terms(), 1, trial).exitCode());
    }

    @Test
    void everyFlawIsInTheCatalogueAndEveryScenarioIsForOneThatExists() {
        List<String> known =
                Case.all().stream().map(brought -> brought.flaw().label()).toList();
        for (Flaw flaw : Flaw.values()) assertTrue(known.contains(flaw.label()), flaw.label());
        Repertoire.all().forEach(play -> assertTrue(known.containsAll(play.flaws()), play.label()));
    }

    private static Trial trial(int budget) {
        return new Trial(new Trial.Terms(1, budget, 2, 1), SimWorld::build, () -> false, _ -> {});
    }
}
