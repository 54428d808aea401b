package theseus.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.harness.run.check.Examination;
import theseus.harness.run.check.Result;
import theseus.harness.world.World;
import theseus.harness.world.sim.SimWorld;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Budget;
import theseus.histories.check.Finding;
import theseus.histories.check.Verdict;
import theseus.nemesis.plan.Attack;
import theseus.nemesis.plan.Campaign;
import theseus.nemesis.plan.Healing;
import theseus.nemesis.plan.Strike;
import theseus.nemesis.plan.Targeting;
import theseus.nemesis.plan.Trigger;

/// Liveness: what is outside the core may stay broken for ever, and the core must go on all the same.
class OutsideTheCoreTest {
    @Test
    void aJoinerThatIsGoneForEverIsGotRidOf() {
        Logbook log = sailed(Targeting.JOINER, new TreeSet<>());
        assertEquals(List.of("n4"), List.copyOf(log.lost()));
        assertFalse(log.end().members().contains("n4"));
        assertEquals(new Verdict.Valid(), Examination.of(log, Budget.usual()).verdict());
    }

    @Test
    void aMemberIsCoreAndIsHealedInTheEnd() {
        Logbook log = sailed(Targeting.STAYER, new TreeSet<>());
        assertTrue(log.lost().isEmpty());
        assertTrue(log.legs().getFirst().done());
        assertEquals(new Verdict.Valid(), Examination.of(log, Budget.usual()).verdict());
    }

    @Test
    void aNodeThatNeverAbortsIsConvictedAndItsVerdictSaysWhatItWaitsFor() {
        Result result = Examination.of(sailed(Targeting.JOINER, new TreeSet<>(List.of("never-abort"))), Budget.usual());
        Finding liveness = result.findings().stream()
                .filter(finding -> finding.anomaly() == Anomaly.LIVENESS)
                .findFirst()
                .orElseThrow();
        assertTrue(liveness.sentence().contains("still in DATA_COPY"), liveness.sentence());
        assertTrue(liveness.sentence().contains(" waits: "), liveness.sentence());
        assertTrue(liveness.sentence().contains("n4"), liveness.sentence());
    }

    private static Logbook sailed(Targeting target, TreeSet<String> flaws) {
        Strike gone = new Strike(
                0, new Trigger.Entered("DATA_COPY", 1_000_000), new Attack.Kill(target), new Healing.Never());
        RunOptions options = RunOptions.USUAL
                .withSeed(4)
                .withFlaws(flaws)
                .withPlan(new RunOptions.Plan("gone.json", new Campaign(1, List.of(gone))));
        Chart chart = Chart.draw(options);
        try (World world = SimWorld.build(chart.scene())) {
            return new Run(chart, world, null, Lookout.NOBODY, () -> false).sail();
        }
    }
}
