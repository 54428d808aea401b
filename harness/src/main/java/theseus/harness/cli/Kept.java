package theseus.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import theseus.harness.replay.Recording;
import theseus.harness.replay.RecordingFile;
import theseus.harness.report.KeptRun;
import theseus.histories.codec.MalformedHistory;

/// Runs that were kept, as commands are given them.
final class Kept {
    private Kept() {}

    /// The recording in a run's directory.
    ///
    /// @throws ParameterException in one line, when there is none
    static Recording recording(Path run, CommandSpec spec) throws IOException {
        if (!Files.isDirectory(run))
            throw refuse(spec, run + ": there is no such directory; expected that of a run, such as runs/latest");
        Path file = run.resolve(RecordingFile.NAME);
        if (!Files.exists(file) && Files.exists(run.resolve(RecordingFile.TIMETABLE)))
            throw refuse(
                    spec,
                    run + ": a run that cannot be repeated; expected one of the simulation, such as "
                            + "./theseus transplant " + run + " makes of it");
        try {
            return RecordingFile.read(file);
        } catch (RecordingFile.NoRecording e) {
            throw refuse(spec, e.getMessage());
        }
    }

    /// The run in a directory.
    ///
    /// @throws ParameterException in one line, when there is none
    static KeptRun run(Path run, CommandSpec spec) throws IOException {
        if (!Files.isDirectory(run))
            throw refuse(spec, run + ": there is no such directory; expected that of a run, such as runs/latest");
        try {
            return KeptRun.read(run);
        } catch (MalformedHistory e) {
            throw refuse(spec, e.getMessage());
        }
    }

    static ParameterException refuse(CommandSpec spec, String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
