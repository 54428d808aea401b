package theseus.histories.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import theseus.histories.Event;

/// Reads our JSON lines. A last line without its newline that does not parse was torn by a crash: it is left out, with
/// a note.
/// Any other damage is a [MalformedHistory].
public final class JsonLinesReader implements EventReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final String path;
    private final Lines lines;
    private final JsonLine line = new JsonLine();
    private final List<String> notes = new ArrayList<>();
    private long lastIndex = -1;
    private long lastTime = Long.MIN_VALUE;

    /// @param path the name for messages
    /// @param in the file's bytes; closed with this reader
    public JsonLinesReader(String path, InputStream in) {
        this.path = path;
        this.lines = new Lines(path, in);
    }

    @Override
    public Event next() throws IOException {
        while (lines.advance()) {
            if (lines.blank()) continue;
            try {
                return inOrder(parsed());
            } catch (JsonProcessingException e) {
                if (!lines.terminated()) return torn();
                throw damaged("not a JSON object: " + reason(e), "one event as a JSON object");
            } catch (Damage e) {
                throw e.at(path, lines.number());
            }
        }
        return null;
    }

    @Override
    public long line() {
        return lines.number();
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private Event parsed() throws IOException {
        try (JsonParser json = JSON.createParser(lines.buffer(), lines.start(), lines.length())) {
            return line.parse(json, lastIndex + 1);
        }
    }

    private Event inOrder(Event event) {
        if (event.index() <= lastIndex)
            throw damaged("index " + event.index() + " after index " + lastIndex, "indexes that increase");
        if (event.time() < lastTime)
            throw damaged("time " + event.time() + " runs backwards, after " + lastTime, "times that never decrease");
        lastIndex = event.index();
        lastTime = event.time();
        return event;
    }

    private Event torn() {
        notes.add("line " + lines.number() + " is torn and was left out: the writer was stopped in mid-line");
        return null;
    }

    private MalformedHistory damaged(String problem, String expectation) {
        return new MalformedHistory(path, lines.number(), problem, expectation);
    }

    private static String reason(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
