package theseus.harness.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import theseus.harness.run.Chart;
import theseus.harness.run.Logbook;
import theseus.harness.run.Lookout;
import theseus.harness.run.Run;
import theseus.harness.run.RunOptions;
import theseus.harness.world.sim.Choices;
import theseus.harness.world.sim.SimOptions;
import theseus.harness.world.sim.SimWorld;
import theseus.histories.Event;

class TranscriptTest {
    @TestFactory
    Stream<DynamicTest> aRunIsRepeatedFromItsTranscriptAndItsChoicesAlone() {
        return LongStream.of(3, 8, 21, 34, 55)
                .boxed()
                .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> repeat(seed)));
    }

    private static void repeat(long seed) {
        Chart chart = Chart.draw(RunOptions.USUAL.withSeed(seed));
        Choices choices = Choices.logged(seed);
        Logbook first = sail(chart, choices);
        Transcript transcript = Transcript.of(chart.workload().names(), first.played());
        Logbook second = sail(chart.with(transcript), Choices.settled(seed + 1, choices.log()));
        assertEquals(lines(first), lines(second));
        assertEquals(first.played(), second.played());
    }

    private static Logbook sail(Chart chart, Choices choices) {
        SimOptions options = SimOptions.drawn(chart.scene().seed());
        try (SimWorld world = SimWorld.build(chart.scene(), options, choices, null)) {
            return new Run(chart, world, null, Lookout.NOBODY, () -> false).sail();
        }
    }

    private static String lines(Logbook log) {
        List<String> lines = new ArrayList<>();
        for (Event event : log.history().events()) lines.add(event.toString());
        return String.join("\n", lines);
    }
}
