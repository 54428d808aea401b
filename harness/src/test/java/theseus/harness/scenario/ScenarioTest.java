package theseus.harness.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.harness.run.Chart;
import theseus.harness.run.RunOptions;
import theseus.nemesis.plan.Healing;
import theseus.nemesis.plan.Strike;
import theseus.nemesis.plan.Trigger;

class ScenarioTest {
    private static final long MILLIS = 1_000_000;

    @Test
    void inSlowMotionFaultsWaitForLongerAndSoDoPhases() {
        Scenario usual = Repertoire.labelled("a-coordinator-knows-nothing").orElseThrow();
        Scenario slow = usual.slower(5);
        assertEquals(5 * usual.stage().dwellMinMillis(), slow.stage().dwellMinMillis());
        assertEquals(5 * usual.stage().timeMillis(), slow.stage().timeMillis());
        Strike first = slow.strikes().getFirst();
        assertEquals(new Trigger.Entered("PREPARE", 500 * MILLIS), first.trigger());
        assertEquals(new Healing.Entered("CUTOVER", 500 * MILLIS, 20_000 * MILLIS), first.healing());
        assertEquals(usual.strikes().getFirst().attack(), first.attack());
    }

    @Test
    void inContainersAScenarioIsPlayedInSlowMotion() {
        Chart here = chart("sim");
        Chart there = chart("docker");
        assertTrue(there.times().mainNanos() > here.times().mainNanos());
        assertTrue(there.scene().dwellMinMillis() > here.scene().dwellMinMillis());
        assertTrue(there.workload().names().size() > here.workload().names().size());
        assertEquals(there.options().load().keys(), there.workload().names().size());
        assertNotNull(there.scene().upkeep(), "hints that are kept for an hour would hide what was missed");
    }

    private static Chart chart(String world) {
        RunOptions usual = RunOptions.USUAL;
        RunOptions options = new RunOptions(world, usual.cluster(), usual.load(), usual.trouble(), 1);
        return Chart.draw(options.withFlaws(new TreeSet<>(List.of("sleep-for-barrier")))
                .playing(Repertoire.made("sleep-for-barrier").orElseThrow()));
    }
}
