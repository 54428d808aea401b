package theseus.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import theseus.harness.fake.FakeWorld;
import theseus.harness.fake.Lie;
import theseus.harness.run.check.Examination;
import theseus.harness.run.check.Result;
import theseus.harness.workload.Register;
import theseus.harness.world.World;
import theseus.harness.world.sim.SimWorld;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Budget;
import theseus.histories.check.Finding;
import theseus.histories.check.Verdict;
import theseus.nemesis.plan.Kind;

class ExaminationTest {
    @Test
    void aClusterThatDoesNothingWrongIsValid() {
        Result result = examined(faulty(), EnumSet.noneOf(Lie.class));
        assertEquals(new Verdict.Valid(), result.verdict());
        assertEquals(0, result.exitCode());
    }

    @ParameterizedTest
    @CsvSource({
        "READ_STALE, STALE_READ",
        "LOSE_A_WRITE, KEY_CENSUS",
        "COPY_NOTHING, KEY_CENSUS",
        "COPY_NOTHING, DIVERGENCE",
        "KEEP_LEFTOVERS, LEFT_OVER_DATA",
        "DIVERGE, DIVERGENCE",
        "STICK, LIVENESS",
        "REFUSE_JOINS, LIVENESS",
        "ABORT_ALWAYS, LIVENESS",
        "REFUSE_DUAL_WRITES, AVAILABILITY",
        "FORGET_RETRIES, DUPLICATE",
    })
    void everyLieIsFoundOutAsWhatItIs(Lie lie, Anomaly anomaly) {
        Result result = examined(calm(), EnumSet.of(lie));
        Set<Anomaly> found = result.findings().stream().map(Finding::anomaly).collect(Collectors.toSet());
        assertTrue(found.contains(anomaly), lie + " was found out as " + found);
        assertEquals(1, result.exitCode());
    }

    @ParameterizedTest
    @CsvSource({
        "PULL_NOTHING, had no effect: nothing moved",
        "SKIP_VERIFY, the migration was never seen in VERIFY",
        "REFUSE_DELETES, no delete succeeded",
    })
    void aRunThatProvesNothingIsNotAPass(Lie lie, String reason) {
        Result result = examined(faulty(), EnumSet.of(lie));
        assertTrue(String.join("; ", result.doubts()).contains(reason), "doubts: " + result.doubts());
        assertEquals(2, result.exitCode());
    }

    @Test
    void aViolationOutweighsAVacuousRun() {
        Result result = examined(faulty(), EnumSet.of(Lie.PULL_NOTHING, Lie.KEEP_LEFTOVERS));
        assertTrue(result.vacuous());
        assertEquals(1, result.exitCode());
    }

    @Test
    void aStuckMigrationSaysWhatEveryoneWaitsFor() {
        Finding stuck = examined(calm(), EnumSet.of(Lie.STICK)).findings().stream()
                .filter(finding -> finding.anomaly() == Anomaly.LIVENESS)
                .findFirst()
                .orElseThrow();
        assertTrue(stuck.sentence().contains("CUTOVER"), stuck.sentence());
        assertTrue(stuck.sentence().contains("n1 waits: a fence of n2"), stuck.sentence());
    }

    /// As few operations as can all meet a fault, or be of the other kinds.
    @Test
    void aRareKindOfOperationIsSeenToBeServedInTheQuietTimeAtLeast() {
        Chart chart = Chart.draw(calm().with(new RunOptions.Load(20, 0, 20, 2_000, 2)));
        Register rare = new Register(chart.workload().names(), 9, new Register.Weights(60, 40, 5), 4);
        try (World world = SimWorld.build(chart.scene())) {
            Logbook log = new Run(chart.with(rare), world, null, Lookout.NOBODY, () -> false).sail();
            assertEquals(
                    new Verdict.Valid(), Examination.of(log, Budget.usual()).verdict());
        }
    }

    private static Result examined(RunOptions options, Set<Lie> lies) {
        Chart chart = Chart.draw(options);
        try (FakeWorld world = new FakeWorld(chart.scene(), lies)) {
            Logbook log = new Run(chart, world, null, Lookout.NOBODY, () -> false).sail();
            return Examination.of(log, Budget.of(Duration.ofSeconds(10)));
        }
    }

    private static RunOptions calm() {
        return RunOptions.USUAL.withFaults(new TreeSet<>(), null).withSeed(4);
    }

    private static RunOptions faulty() {
        return RunOptions.USUAL
                .withFaults(new TreeSet<>(List.of(Kind.values())), "DATA_COPY")
                .withSeed(4);
    }
}
