package theseus.harness.replay;

import java.util.function.BooleanSupplier;
import theseus.harness.run.Chart;
import theseus.harness.run.Logbook;
import theseus.harness.run.Lookout;
import theseus.harness.run.Run;
import theseus.harness.run.RunOptions;
import theseus.harness.run.check.Examination;
import theseus.harness.run.check.Result;
import theseus.harness.world.sim.Choices;
import theseus.harness.world.sim.SimOptions;
import theseus.harness.world.sim.SimWorld;
import theseus.histories.check.Budget;

/// A run sailed in simulation with its choices written down.
///
/// @param log what happened
/// @param result how it was judged
/// @param recording the run as it can be sailed again
public record Replay(Logbook log, Result result, Recording recording) {

    /// Sails from the options' seed.
    public static Replay ofSeed(RunOptions options, BooleanSupplier interrupted) {
        Chart chart = Chart.draw(options);
        SimOptions world = SimOptions.drawn(chart.scene().seed());
        return sail(chart, world, Choices.logged(chart.scene().seed()), interrupted);
    }

    /// Sails a recording again.
    public static Replay of(Recording recording, BooleanSupplier interrupted) {
        Choices choices = Choices.settled(recording.chart().scene().seed(), recording.choices());
        return sail(recording.chart(), recording.world(), choices, interrupted);
    }

    /// Sails what a recording has planned, with every choice left to the seed of its scene.
    public static Replay drawn(Recording recording, BooleanSupplier interrupted) {
        Choices choices = Choices.logged(recording.chart().scene().seed());
        return sail(recording.chart(), recording.world(), choices, interrupted);
    }

    private static Replay sail(Chart chart, SimOptions options, Choices choices, BooleanSupplier interrupted) {
        try (SimWorld world = SimWorld.build(chart.scene(), options, choices, null)) {
            Logbook log = new Run(chart, world, null, Lookout.NOBODY, interrupted).sail();
            Result result = Examination.of(log, Budget.usual());
            return new Replay(log, result, Recording.of(log, result, world));
        }
    }
}
