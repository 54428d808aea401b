package theseus.harness.report.film;

import theseus.harness.replay.Comparison;
import theseus.harness.replay.Recording;
import theseus.harness.run.Chart;
import theseus.harness.run.Lookout;
import theseus.harness.run.Run;
import theseus.harness.world.sim.Choices;
import theseus.harness.world.sim.Footage;
import theseus.harness.world.sim.SimOptions;
import theseus.harness.world.sim.SimWorld;
import theseus.histories.History;

/// The same run a second time, filmed. It counts only if its history is the first one's, byte for byte.
///
/// @param footage what was seen; null where there is none
/// @param why there is none; null where there is
/// @param window what the messages were kept of
public record Film(Footage footage, String why, Window window) {
    /// Sails a recorded run again: from its seed, or where that draws another run by now, by its recording.
    ///
    /// @param recording the run; null where none was made, as in containers
    /// @param history what happened in it
    public static Film of(Recording recording, History history, Window window) {
        if (recording == null)
            return none("a run in containers cannot be repeated event by event, so there are no messages", window);
        Chart chart = recording.chart();
        long seed = chart.scene().seed();
        try {
            Film bySeed = of(Chart.draw(chart.options()), SimOptions.drawn(seed), Choices.drawn(seed), history, window);
            return bySeed.footage != null
                    ? bySeed
                    : of(chart, recording.world(), Choices.settled(seed, recording.choices()), history, window);
        } catch (Run.Unready unready) {
            return none("repeated, the cluster did not come up: " + unready.getMessage(), window);
        }
    }

    /// No footage, and why.
    public static Film none(String why, Window window) {
        return new Film(null, why, window);
    }

    private static Film of(Chart chart, SimOptions options, Choices choices, History history, Window window) {
        Footage footage = new Footage(window.fromNanos(), window.toNanos());
        try (SimWorld world = SimWorld.build(chart.scene(), options, choices, footage)) {
            Run again = new Run(chart, world, null, Lookout.NOBODY, () -> false);
            return compared(history, again.sail().history(), footage, window);
        }
    }

    private static Film compared(History history, History again, Footage footage, Window window) {
        return switch (Comparison.of(history, again)) {
            case Comparison.Same _ -> new Film(footage, null, window);
            case Comparison.Differs differs ->
                none(
                        "repeated, it gives another history now, from event " + differs.index()
                                + " on: the code has changed since, so there are no messages",
                        window);
        };
    }
}
