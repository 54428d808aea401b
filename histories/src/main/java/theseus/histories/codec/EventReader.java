package theseus.histories.codec;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import theseus.histories.Event;

/// A history file read event by event, in memory that does not grow with the file.
public interface EventReader extends Closeable {
    /// The next event, or null at the end.
    ///
    /// @throws MalformedHistory where the file is damaged
    Event next() throws IOException;

    /// The line on which the last event began, counted from 1.
    long line();

    /// What was tolerated so far, in sentences: a torn last line, for example.
    List<String> notes();
}
