package theseus.harness.world.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.harness.run.Chart;
import theseus.harness.run.LedgerEntry;
import theseus.harness.run.Logbook;
import theseus.harness.run.Lookout;
import theseus.harness.run.Run;
import theseus.harness.run.RunOptions;
import theseus.harness.run.check.Examination;
import theseus.harness.run.check.Result;
import theseus.harness.system.System;
import theseus.harness.system.reference.ReferenceNode;
import theseus.harness.world.AuthorityKind;
import theseus.harness.world.World;
import theseus.harness.world.docker.engine.Engine;
import theseus.histories.FaultEvent.Step;
import theseus.histories.check.Budget;
import theseus.histories.check.Verdict;
import theseus.nemesis.Impairment;
import theseus.nemesis.network.Direction;
import theseus.nemesis.network.Shape;
import theseus.nemesis.plan.Attack;
import theseus.nemesis.plan.Campaign;
import theseus.nemesis.plan.Healing;
import theseus.nemesis.plan.Strike;
import theseus.nemesis.plan.Targeting;
import theseus.nemesis.plan.Trigger;

/// An injector that does nothing is found out by the probes of real containers, too, and the run is no pass.
@NeedsEngine
class IdleInjectorInContainersTest {
    private static final long MILLIS = 1_000_000;
    private static final Targeting ONE = Targeting.ONE;
    private static final List<Strike> STRIKES = List.of(
            strike(0, 300, new Attack.Cut(Shape.ISOLATE, ONE, ONE)),
            strike(1, 2_300, new Attack.Pause(ONE)),
            strike(2, 3_800, new Attack.Skew(ONE, 5_000)),
            strike(3, 5_300, new Attack.Impair(ONE, Direction.OUT_OF, ONE, new Impairment.Slow(300, 0))),
            strike(4, 7_800, new Attack.Kill(ONE)));

    private final Engine engine = Engine.connect();

    @Test
    void aRunWhoseInjectorsDoNothingIsUndecidedAndItsLedgerSaysWhatHadNoEffect() {
        Logbook log = sailed(Idle.engine(engine), new Idle.Levers(new ReferenceNode()));
        Result result = Examination.of(log, Budget.usual());
        for (LedgerEntry entry : log.ledger()) {
            String fault = entry.strike().attack().words();
            assertTrue(entry.applied(), fault + " was not even tried");
            assertTrue(!entry.proven() && entry.ineffective() != null, fault + ": " + entry.missed());
            assertTrue(
                    result.doubts().stream().anyMatch(doubt -> doubt.contains("(" + fault + ") had no effect: ")),
                    fault + " is not among the doubts: " + result.doubts());
            assertTrue(
                    log.history().faults().stream()
                            .anyMatch(event ->
                                    event.fault() == entry.strike().number() && event.step() == Step.INEFFECTIVE),
                    fault + " is not ineffective in the history");
        }
        assertTrue(result.vacuous());
        assertInstanceOf(Verdict.Undecided.class, result.verdict());
        assertEquals(2, result.exitCode());
    }

    /// Or else the strikes might be such that nobody could have carried them out.
    @Test
    void theSameStrikesAreProvenWhereTheInjectorsWork() {
        Logbook log = sailed(engine, new ReferenceNode());
        for (LedgerEntry entry : log.ledger())
            assertTrue(entry.proven(), entry.strike().attack().words() + ": " + entry.ineffective() + entry.missed());
        assertEquals(new Verdict.Valid(), Examination.of(log, Budget.usual()).verdict());
    }

    private static Logbook sailed(Engine engine, System system) {
        RunOptions options = new RunOptions(
                "docker",
                new RunOptions.Ship(3, List.of("join"), 3, AuthorityKind.SINGLE, new TreeSet<>()),
                new RunOptions.Load(6, 9, 60, 9_000, 0),
                new RunOptions.Trouble(
                        Collections.emptySortedSet(),
                        null,
                        new RunOptions.Plan("none", new Campaign(1, STRIKES)),
                        null),
                1);
        Chart chart = Chart.draw(options);
        try (World world = DockerWorld.open(engine, system, chart.scene(), DockerOptions.unique())) {
            return new Run(chart, world, null, Lookout.NOBODY, () -> false).sail();
        }
    }

    private static Strike strike(int number, long atMillis, Attack attack) {
        return new Strike(number, new Trigger.Time(atMillis * MILLIS), attack, new Healing.After(800 * MILLIS));
    }
}
