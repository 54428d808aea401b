package theseus.histories.codec;

import java.io.Closeable;
import java.io.IOException;
import theseus.histories.Event;

/// A history file that grows event by event.
public interface EventWriter extends Closeable {
    /// Adds one event behind the last.
    void append(Event event) throws IOException;
}
