package theseus.harness.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.harness.run.RunOptions;
import theseus.harness.world.AuthorityKind;

class RecordingFileTest {
    @TempDir
    private Path directory;

    @Test
    void aRecordingComesBackFromItsFileAsItWas() throws IOException {
        Recording recording = Replay.ofSeed(
                        RunOptions.USUAL
                                .with(new RunOptions.Ship(
                                        4, List.of("mixed"), 3, AuthorityKind.SINGLE, new TreeSet<>()))
                                .withSeed(11),
                        () -> false)
                .recording();
        Path file = directory.resolve(RecordingFile.NAME);
        RecordingFile.write(file, recording);
        assertEquals(recording, RecordingFile.read(file));
    }

    @Test
    void damageIsReportedInOneLineWithItsPlace() throws IOException {
        Path file = directory.resolve(RecordingFile.NAME);
        Files.writeString(file, "{\n  \"charge\" : nul\n}");
        String message = assertThrows(RecordingFile.NoRecording.class, () -> RecordingFile.read(file))
                .getMessage();
        assertTrue(message.startsWith(file + ":2: "), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void aMissingPartIsNoNullPointer() throws IOException {
        Path file = directory.resolve(RecordingFile.NAME);
        Files.writeString(file, "{}");
        assertThrows(RecordingFile.NoRecording.class, () -> RecordingFile.read(file));
    }
}
