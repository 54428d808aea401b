package theseus.histories.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import theseus.histories.Event;
import theseus.histories.History;
import theseus.histories.InconsistentHistory;

/// A history on disk, in whichever of our formats.
public final class HistoryFile {
    private static final String FORMATS = "a history as JSON lines, Jepsen's EDN or Jepsen's log";

    private HistoryFile() {}

    /// A whole history.
    ///
    /// @param history what happened
    /// @param format how it was written
    /// @param notes what the reader tolerated, in sentences
    public record Read(History history, Format format, List<String> notes) {
        public Read {
            notes = List.copyOf(notes);
        }
    }

    /// Reads a whole history.
    ///
    /// @throws MalformedHistory when the file is none, is damaged, or its events contradict each other
    public static Read read(Path path) throws IOException {
        var open = open(path);
        try (EventReader reader = open.reader()) {
            var history = new History.Builder();
            long events = 0;
            for (Event event = reader.next(); event != null; event = reader.next(), events++)
                add(history, event, path, reader);
            if (events == 0) throw new MalformedHistory(path.toString(), 0, "there is no event in it", FORMATS);
            return new Read(history.build(), open.format(), reader.notes());
        }
    }

    /// Whether a file begins like a history.
    public static boolean isHistory(Path path) throws IOException {
        try (InputStream in = opened(path)) {
            byte[] prefix = in.readNBytes(Format.PREFIX_BYTES);
            return Format.of(prefix, prefix.length) != null;
        }
    }

    /// A reader that goes through the file event by event, and the format it recognised.
    ///
    /// @param reader to be closed by the caller
    /// @param format how the file is written
    public record Open(EventReader reader, Format format) {}

    /// Opens a file and recognises its format by its content.
    ///
    /// @throws MalformedHistory when it is missing, a directory, empty or no history
    public static Open open(Path path) throws IOException {
        String name = path.toString();
        if (Files.isDirectory(path)) throw new MalformedHistory(name, 0, "it is a directory", FORMATS);
        InputStream in = opened(path);
        try {
            byte[] prefix = in.readNBytes(Format.PREFIX_BYTES);
            if (prefix.length == 0) throw new MalformedHistory(name, 0, "the file is empty", FORMATS);
            Format format = Format.of(prefix, prefix.length);
            if (format == null) throw new MalformedHistory(name, 1, "this is not a history", FORMATS);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(prefix), in);
            return new Open(format.reader(name, whole), format);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream opened(Path path) throws IOException {
        try {
            return Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            throw new MalformedHistory(path.toString(), 0, "there is no such file", FORMATS);
        }
    }

    private static void add(History.Builder history, Event event, Path path, EventReader reader) {
        try {
            history.add(event);
        } catch (InconsistentHistory e) {
            throw new MalformedHistory(path.toString(), reader.line(), e.problem(), e.expectation());
        }
    }
}
