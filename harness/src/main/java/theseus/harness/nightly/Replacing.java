package theseus.harness.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import theseus.harness.replay.Recording;
import theseus.harness.replay.RecordingFile;

/// A recording that is replaced again and again, and is whole whenever the process is killed.
final class Replacing {
    private Replacing() {}

    static void write(Path file, Recording recording) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            RecordingFile.write(fresh, recording);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What was written last; nothing where nothing was.
    static Optional<Recording> read(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(RecordingFile.read(file)) : Optional.empty();
    }
}
