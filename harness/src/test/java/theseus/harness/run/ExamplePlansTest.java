package theseus.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import theseus.harness.run.check.Examination;
import theseus.harness.system.KnownFlaw;
import theseus.harness.system.Phases;
import theseus.harness.world.AuthorityKind;
import theseus.harness.world.World;
import theseus.harness.world.sim.SimWorld;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Budget;
import theseus.histories.check.Finding;
import theseus.histories.check.Verdict;
import theseus.nemesis.plan.Campaign;
import theseus.nemesis.plan.Kind;
import theseus.nemesis.plan.PlanFile;

/// The plans that the documentation names do what it says of them.
class ExamplePlansTest {
    private static final Path PLANS = Path.of("").toAbsolutePath().getParent().resolve("docs/examples/plans");

    @Test
    void eachIsReadAndMeansTheSameWhenItIsWrittenAgain(@TempDir Path folder) throws IOException {
        try (Stream<Path> plans = Files.list(PLANS)) {
            for (Path plan : plans.toList()) {
                Path again = Files.write(folder.resolve(plan.getFileName()), PlanFile.lines(read(plan)));
                assertEquals(read(plan), read(again), plan.toString());
                assertFalse(read(plan).strikes().isEmpty(), plan.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"join", "leave", "replace"})
    void theLeaderOfTheAuthorityIsKilledInEachPhaseAndTheMigrationIsDoneAllTheSame(String migration) {
        Logbook log = sailed(migration, read(PLANS.resolve("leader-killed-in-each-phase.json")));
        TreeSet<String> struck = new TreeSet<>();
        for (LedgerEntry entry : log.ledger()) {
            assertTrue(entry.proven(), entry.strike().trigger().words());
            if (entry.strike().attack().kind() != Kind.KILL) continue;
            entry.roles().forEach((phase, roles) -> {
                if (roles.contains("driver")) struck.add(phase);
            });
        }
        assertTrue(struck.containsAll(Phases.OF_A_MIGRATION), "killed in " + struck);
        assertTrue(log.legs().getFirst().done());
        assertEquals(new Verdict.Valid(), Examination.of(log, Budget.usual()).verdict());
    }

    /// The others are right; it is only the joiner that takes an older record for a newer one.
    @Test
    void aJoinerThatStartsAnewAsTheVersionWithADefectIsConvicted() {
        Logbook log = sailed(
                RunOptions.USUAL.with(new RunOptions.Load(8, 9, 0, 0, 3_000)),
                read(PLANS.resolve("joiner-of-another-version.json")));
        assertTrue(log.ledger().getFirst().phases().contains("DATA_COPY"));
        assertInstanceOf(
                Verdict.Violation.class, Examination.of(log, Budget.usual()).verdict());
    }

    /// The clock of the one that is wrong is five seconds behind, so what goes through it is older than what was there.
    @Test
    void aJoinerThatGoesByItsClockIsConvictedOfLosingWhatItAcknowledged() {
        List<Finding> findings = found("wall-clock-versions", "joiner-that-goes-by-its-clock.json");
        assertTrue(findings.stream().anyMatch(finding -> !finding.operations().isEmpty()), findings.toString());
    }

    @Test
    void aLeaverThatKeepsEverythingIsConvictedOfWhatItHasLeft() {
        List<Finding> findings = found("no-cleanup", "leaver-that-keeps-everything.json");
        assertTrue(
                findings.stream().anyMatch(finding -> finding.anomaly() == Anomaly.LEFT_OVER_DATA),
                findings.toString());
        assertTrue(
                findings.stream().allMatch(finding -> finding.operations().isEmpty()), "a client has seen something");
    }

    /// What is found, among which is the evidence named for the flaw.
    private static List<Finding> found(String flaw, String plan) {
        Logbook log = sailed("join", read(PLANS.resolve(plan)));
        log.ledger()
                .forEach(entry ->
                        assertTrue(entry.proven(), entry.strike().attack().words()));
        List<Finding> findings = Examination.of(log, Budget.usual()).findings();
        KnownFlaw known = KnownFlaw.labelled(flaw).orElseThrow();
        assertTrue(findings.stream().anyMatch(known::namedBy), findings.toString());
        return findings;
    }

    private static Logbook sailed(String migration, Campaign campaign) {
        return sailed(
                RunOptions.USUAL.with(
                        new RunOptions.Ship(4, List.of(migration), 3, AuthorityKind.RAFT, new TreeSet<>())),
                campaign);
    }

    private static Logbook sailed(RunOptions options, Campaign campaign) {
        Chart chart = Chart.draw(options.withSeed(1).withPlan(new RunOptions.Plan("plan", campaign)));
        try (World world = SimWorld.build(chart.scene())) {
            return new Run(chart, world, null, Lookout.NOBODY, () -> false).sail();
        }
    }

    private static Campaign read(Path plan) {
        try {
            return PlanFile.read(plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
