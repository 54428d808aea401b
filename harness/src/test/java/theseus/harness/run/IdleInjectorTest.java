package theseus.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import theseus.harness.run.check.Examination;
import theseus.harness.run.check.Result;
import theseus.harness.world.Cluster;
import theseus.harness.world.Timeline;
import theseus.harness.world.World;
import theseus.harness.world.sim.SimWorld;
import theseus.histories.check.Budget;
import theseus.histories.check.Finding;
import theseus.histories.check.Verdict;
import theseus.nemesis.Grudge;
import theseus.nemesis.Impairment;
import theseus.nemesis.Remains;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.lever.Levers;
import theseus.nemesis.plan.Kind;

/// An injector that does nothing is found out by the probes of the world, and the run is no pass.
class IdleInjectorTest {
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"PARTITION", "KILL", "PAUSE", "CLOCK", "SLOW_LINK", "STOP", "POWER_LOSS", "FLIP_BIT", "DISK_FULL"})
    void aRunWhoseInjectorDoesNothingIsVacuous(Kind kind) {
        RunOptions options = RunOptions.USUAL.withSeed(5).withFaults(new TreeSet<>(List.of(kind)), "DATA_COPY");
        Chart chart = Chart.draw(options);
        try (World world = new Idle(SimWorld.build(chart.scene()))) {
            Logbook log = new Run(chart, world, null, Lookout.NOBODY, () -> false).sail();
            Result result = Examination.of(log, Budget.usual());
            assertTrue(log.ledger().stream().anyMatch(LedgerEntry::applied), "nothing was even tried");
            assertTrue(log.ledger().stream().noneMatch(LedgerEntry::proven), kind + " was called proven");
            assertTrue(result.vacuous(), "doubts: " + result.doubts());
            assertInstanceOf(Verdict.Undecided.class, result.verdict());
            assertEquals(2, result.exitCode());
        }
    }

    /// A world whose levers lead to nothing: each is pulled at nobody and at no link.
    private record Idle(World world) implements World {
        @Override
        public Levers levers() {
            return new Nowhere(world.levers());
        }

        @Override
        public String name() {
            return world.name();
        }

        @Override
        public Timeline timeline() {
            return world.timeline();
        }

        @Override
        public Cluster cluster() {
            return world.cluster();
        }

        @Override
        public void run(BooleanSupplier finished) {
            world.run(finished);
        }

        @Override
        public List<Finding> breaches() {
            return world.breaches();
        }

        @Override
        public void keepLogs(Path directory) {}

        @Override
        public void close() {
            world.close();
        }
    }

    private record Nowhere(Levers levers) implements Levers {
        private static final Grudge NOTHING = new Grudge(new TreeMap<>());
        private static final List<String> NOBODY = List.of();

        @Override
        public void cut(Grudge grudge, Consumer<Effect> then) {
            levers.cut(NOTHING, then);
        }

        @Override
        public void mend(Consumer<Effect> then) {
            levers.mend(then);
        }

        @Override
        public void impair(int fault, Grudge links, Impairment how, Consumer<Effect> then) {
            levers.impair(fault, NOTHING, how, then);
        }

        @Override
        public void relieve(int fault, Consumer<Effect> then) {
            levers.relieve(fault, then);
        }

        @Override
        public void kill(List<String> nodes, Consumer<Effect> then) {
            levers.kill(NOBODY, then);
        }

        @Override
        public void stop(List<String> nodes, Consumer<Effect> then) {
            levers.stop(NOBODY, then);
        }

        @Override
        public void restart(List<String> nodes, Consumer<Effect> then) {
            levers.restart(NOBODY, then);
        }

        @Override
        public void pause(List<String> nodes, Consumer<Effect> then) {
            levers.pause(NOBODY, then);
        }

        @Override
        public void resume(List<String> nodes, Consumer<Effect> then) {
            levers.resume(NOBODY, then);
        }

        @Override
        public void skew(List<String> nodes, long offsetMillis, Consumer<Effect> then) {
            levers.skew(NOBODY, offsetMillis, then);
        }

        @Override
        public void losePower(List<String> nodes, Remains remains, Consumer<Effect> then) {
            levers.losePower(NOBODY, remains, then);
        }

        @Override
        public void flipBit(List<String> nodes, Consumer<Effect> then) {
            levers.flipBit(NOBODY, then);
        }

        @Override
        public void flipBack(List<String> nodes, Consumer<Effect> then) {
            levers.flipBack(NOBODY, then);
        }

        @Override
        public void fillDisk(List<String> nodes, Consumer<Effect> then) {
            levers.fillDisk(NOBODY, then);
        }

        @Override
        public void emptyDisk(List<String> nodes, Consumer<Effect> then) {
            levers.emptyDisk(NOBODY, then);
        }
    }
}
