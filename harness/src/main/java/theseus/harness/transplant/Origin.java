package theseus.harness.transplant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import theseus.harness.replay.Charge;
import theseus.harness.replay.Recording;
import theseus.harness.replay.RecordingFile;
import theseus.harness.report.KeptRun;
import theseus.harness.report.account.Evidence;
import theseus.harness.run.orders.Refused;
import theseus.histories.History;
import theseus.histories.codec.MalformedHistory;

/// A failing run of a world that cannot repeat it, as its directory has it.
///
/// @param path the directory
/// @param timetable operations and faults as they were, the plan, and what the run is convicted of
/// @param history what happened, and when
/// @param keys on which it shows
public record Origin(Path path, Recording timetable, History history, List<String> keys) {
    public Origin {
        keys = List.copyOf(keys);
    }

    /// Reads a run's directory.
    ///
    /// @throws Refused in one line, where there is no such run in it or nothing was found in it
    public static Origin read(Path path) throws IOException {
        if (!Files.isDirectory(path))
            throw new Refused(path + ": there is no such directory; expected that of a run in containers");
        Recording timetable = timetable(path);
        if (!timetable.chart().options().subject().ofReference())
            throw new Refused("%s: a run of %s; expected one of the reference node, which alone can be simulated"
                    .formatted(path, timetable.chart().options().subject().system()));
        if (timetable.charge() == null)
            throw new Refused(path + ": nothing was found in this run; expected a failing one");
        KeptRun kept = kept(path);
        Origin origin = new Origin(path, timetable, kept.history(), keys(kept, timetable.charge()));
        Calendar.of(origin.history, timetable.transcript());
        return origin;
    }

    private static Recording timetable(Path path) throws IOException {
        Path file = path.resolve(RecordingFile.TIMETABLE);
        if (!Files.exists(file) && Files.exists(path.resolve(RecordingFile.NAME)))
            throw new Refused(path + ": a run of the simulation already; shrink it: ./theseus shrink " + path);
        if (!Files.exists(file))
            throw new Refused(file + ": there is no such file; expected the directory of a run in containers");
        try {
            return RecordingFile.read(file);
        } catch (RecordingFile.NoRecording damaged) {
            throw new Refused(damaged.getMessage());
        }
    }

    private static KeptRun kept(Path path) throws IOException {
        try {
            return KeptRun.read(path);
        } catch (MalformedHistory damaged) {
            throw new Refused(damaged.getMessage());
        }
    }

    private static List<String> keys(KeptRun kept, Charge charge) {
        return kept.account() == null
                ? List.of()
                : kept.account().findings().stream()
                        .filter(finding ->
                                finding.anomaly().equals(charge.anomaly().words()) && finding.key() != null)
                        .map(Evidence::key)
                        .distinct()
                        .toList();
    }
}
