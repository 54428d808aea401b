package theseus.harness.report.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import theseus.harness.run.Chart;
import theseus.harness.run.Lookout;
import theseus.harness.run.Run;
import theseus.harness.run.RunOptions;
import theseus.harness.world.sim.Choices;
import theseus.harness.world.sim.Footage;
import theseus.harness.world.sim.SimOptions;
import theseus.harness.world.sim.SimWorld;
import theseus.histories.Event;
import theseus.histories.History;
import theseus.histories.codec.JsonLinesWriter;

/// The same run a second time, filmed. It counts only if its history is the first one's, byte for byte.
///
/// @param footage what was seen; null where there is none
/// @param why there is none; null where there is
/// @param window what the messages were kept of
public record Replay(Footage footage, String why, Window window) {
    /// Repeats a run of the simulation from its options.
    ///
    /// @param history what the first run recorded
    public static Replay of(RunOptions options, History history, Window window) {
        if (!options.world().equals("sim"))
            return none("a run in containers cannot be repeated event by event, so there are no messages", window);
        Chart chart = Chart.draw(options);
        Footage footage = new Footage(window.fromNanos(), window.toNanos());
        long seed = chart.scene().seed();
        History again;
        try (SimWorld world = SimWorld.build(chart.scene(), SimOptions.drawn(seed), Choices.drawn(seed), footage)) {
            again = new Run(chart, world, null, Lookout.NOBODY, () -> false)
                    .sail()
                    .history();
        } catch (Run.Unready unready) {
            return none("repeated, the cluster did not come up: " + unready.getMessage(), window);
        }
        String difference = difference(history, again);
        return difference == null ? new Replay(footage, null, window) : none(difference, window);
    }

    /// No footage, and why.
    public static Replay none(String why, Window window) {
        return new Replay(null, why, window);
    }

    private static String difference(History first, History again) {
        int common = Math.min(first.events().size(), again.events().size());
        for (int line = 0; line < common; line++)
            if (!Arrays.equals(
                    bytes(first.events().get(line)), bytes(again.events().get(line))))
                return "the seed gives another history now, from line " + (line + 1)
                        + " on: the code has changed since, so there are no messages";
        if (first.events().size() == again.events().size()) return null;
        return "the seed gives a history of " + again.events().size() + " lines now, not of "
                + first.events().size() + ": the code has changed since, so there are no messages";
    }

    private static byte[] bytes(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonLinesWriter line = new JsonLinesWriter(bytes)) {
            line.append(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
