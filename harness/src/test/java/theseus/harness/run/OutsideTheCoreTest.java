package theseus.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.harness.run.check.Examination;
import theseus.harness.run.check.Result;
import theseus.harness.world.AuthorityKind;
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
    /// In which the leaver is not the one that decides.
    private static final long SEED = 5;

    @Test
    void aJoinerThatIsGoneForEverIsGotRidOfAndAnotherJoins() {
        Logbook log = sailed(Targeting.JOINER, new TreeSet<>());
        assertEquals(List.of("n5"), List.copyOf(log.lost()));
        assertEquals(List.of("n1", "n2", "n3", "n4", "n6"), log.end().members());
        assertTrue(log.legs().getFirst().done());
        assertEquals(new Verdict.Valid(), Examination.of(log, Budget.usual()).verdict());
    }

    /// Until then it could have been sent away; a majority goes on without it.
    @Test
    void aJoinerThatBecomesAMemberIsHealedThen() {
        Chart chart = chart("CUTOVER", Targeting.JOINER, new TreeSet<>(), "join");
        long struck = sailed(chart).ledger().getFirst().appliedNanos();
        Logbook log = sailed(chart.withTime(struck));
        assertTrue(log.healedNanos() < seenIn(log, "CLEANUP"), "the main part is over in CUTOVER");
        assertTrue(log.end().members().contains("n5"));
        assertTrue(log.lost().isEmpty());
        assertEquals(new Verdict.Valid(), Examination.of(log, Budget.usual()).verdict());
    }

    /// Nothing that was acknowledged is on it alone, and whatever it has it can keep.
    @Test
    void aLeaverThatIsGoneForEverIsDeclaredDeadAndNotWaitedFor() {
        Chart chart = chart("CLEANUP", Targeting.LEAVER, new TreeSet<>(), "leave");
        long struck = sailed(chart).ledger().getFirst().appliedNanos();
        Logbook log = sailed(chart.withTime(struck));
        String leaver = log.legs().getFirst().move().goes();
        assertEquals(List.of(leaver), List.copyOf(log.lost()));
        assertTrue(log.healedNanos() < log.sightings().getLast().nanos(), "it is still waited for when all is healed");
        assertTrue(log.legs().getFirst().done());
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
        assertTrue(liveness.sentence().contains("n5"), liveness.sentence());
    }

    private static long seenIn(Logbook log, String phase) {
        return log.sightings().stream()
                .filter(sighting -> sighting.view().phase().equals(phase))
                .findFirst()
                .orElseThrow()
                .nanos();
    }

    private static Logbook sailed(Targeting target, TreeSet<String> flaws) {
        return sailed(chart("DATA_COPY", target, flaws, "join"));
    }

    private static Chart chart(String phase, Targeting target, TreeSet<String> flaws, String migration) {
        Strike gone =
                new Strike(0, new Trigger.Entered(phase, 1_000_000), new Attack.Kill(target), new Healing.Never());
        RunOptions options = RunOptions.USUAL
                .withSeed(SEED)
                .with(new RunOptions.Ship(4, List.of(migration), 3, AuthorityKind.SINGLE, flaws))
                .withPlan(new RunOptions.Plan("gone.json", new Campaign(1, List.of(gone))));
        return Chart.draw(options);
    }

    private static Logbook sailed(Chart chart) {
        try (World world = SimWorld.build(chart.scene())) {
            return new Run(chart, world, null, Lookout.NOBODY, () -> false).sail();
        }
    }
}
