package theseus.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.harness.fake.FakeWorld;
import theseus.harness.fake.Lie;
import theseus.harness.run.Chart;
import theseus.harness.run.Course;
import theseus.harness.run.Heading;
import theseus.harness.run.Logbook;
import theseus.harness.run.Lookout;
import theseus.harness.run.Run;
import theseus.harness.run.RunOptions;
import theseus.harness.system.Move;
import theseus.harness.world.World;
import theseus.harness.world.sim.SimWorld;

/// What a campaign says of its migrations.
class EndsTest {
    private static final RunOptions CALM =
            RunOptions.USUAL.withFaults(new TreeSet<>(), null).withSeed(4);

    @Test
    void oneThatWasAbortedAndAskedForAgainIsTwo() {
        Heading.Abort abort = new Heading.Abort("DATA_COPY", 0, false);
        Chart chart = Chart.draw(CALM).with(new Course(List.of(new Heading(Move.Kind.JOIN, false, abort, null))));
        Ends ends = new Ends();
        ends.add(sailed(chart, SimWorld.build(chart.scene())));
        assertEquals(
                List.of(
                        "2 migrations ended, 1 done and 1 aborted; none was left under way",
                        "        done  aborted",
                        "  join  1     1"),
                ends.lines());
    }

    @Test
    void oneThatIsStuckDidNotEnd() {
        Chart chart = Chart.draw(CALM);
        Ends ends = new Ends();
        ends.add(sailed(chart, new FakeWorld(chart.scene(), EnumSet.of(Lie.STICK))));
        assertEquals(
                "0 migrations ended, 0 done and 0 aborted; 1 did not end",
                ends.lines().getFirst());
    }

    private static Logbook sailed(Chart chart, World world) {
        try (world) {
            return new Run(chart, world, null, Lookout.NOBODY, () -> false).sail();
        }
    }
}
