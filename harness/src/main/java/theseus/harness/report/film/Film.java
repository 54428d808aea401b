package theseus.harness.report.film;

import theseus.harness.replay.Comparison;
import theseus.harness.replay.Recording;
import theseus.harness.run.Lookout;
import theseus.harness.run.Run;
import theseus.harness.world.sim.Choices;
import theseus.harness.world.sim.Footage;
import theseus.harness.world.sim.SimWorld;
import theseus.histories.History;

/// The same run a second time, filmed. It counts only if its history is the first one's, byte for byte.
///
/// @param footage what was seen; null where there is none
/// @param why there is none; null where there is
/// @param window what the messages were kept of
public record Film(Footage footage, String why, Window window) {
    /// Sails a recorded run again.
    ///
    /// @param recording the run; null where none was made, as in containers
    /// @param history what happened in it
    public static Film of(Recording recording, History history, Window window) {
        if (recording == null)
            return none("a run in containers cannot be repeated event by event, so there are no messages", window);
        Footage footage = new Footage(window.fromNanos(), window.toNanos());
        try {
            return compared(history, again(recording, footage), footage, window);
        } catch (Run.Unready unready) {
            return none("repeated, the cluster did not come up: " + unready.getMessage(), window);
        }
    }

    /// No footage, and why.
    public static Film none(String why, Window window) {
        return new Film(null, why, window);
    }

    private static History again(Recording recording, Footage footage) {
        Choices choices = Choices.settled(recording.chart().scene().seed(), recording.choices());
        try (SimWorld world = SimWorld.build(recording.chart().scene(), recording.world(), choices, footage)) {
            return new Run(recording.chart(), world, null, Lookout.NOBODY, () -> false)
                    .sail()
                    .history();
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
