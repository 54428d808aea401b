package theseus.histories.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import theseus.histories.Event;

/// Reads histories as Jepsen and Knossos write them: operations one after the other, or in one vector or list. An
/// operation is a map, or a vector as `[0 :invoke :write 2]`, perhaps with an error at its end.
///
/// The enclosing vector is never held: its operations are parsed one by one.
public final class EdnReader implements EventReader {
    /// What runs on for longer before the file ends was not torn at the end but damaged at its beginning.
    private static final int OPERATION_LINES_MAX = 30;

    private final String path;
    private final EdnParser text;
    private final JepsenEvents events = new JepsenEvents();
    private final List<String> notes = new ArrayList<>();
    private long line = 1;
    private int closing = -1;
    private boolean begun;
    /// The bracket of the first operation, a vector, has been read while looking for an enclosing one.
    private boolean opened;

    /// @param path the name for messages
    /// @param in the file's bytes; closed with this reader
    public EdnReader(String path, InputStream in) {
        this.path = path;
        this.text = new EdnParser(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public Event next() throws IOException {
        int first = text.peek();
        if (!begun) first = begin(first);
        line = text.line();
        if (first == closing) return end(first);
        if (first < 0) return cutOff();
        try {
            return events.event(operation(value()));
        } catch (Damage e) {
            throw e.at(path, line);
        } catch (EdnParser.CutOff e) {
            if (text.line() - line <= OPERATION_LINES_MAX) return torn();
            throw new MalformedHistory(
                    path, line, "what begins here does not end", "maps as {:process 0, :type :invoke, ...}");
        }
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (events.backwards() > 0)
            all.add("times run backwards at " + events.backwards() + " events; the order of the lines was kept");
        return all;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private int begin(int first) throws IOException {
        begun = true;
        if (first != '[' && first != '(') return first;
        closing = first == '[' ? ']' : ')';
        text.read();
        int inside = text.peek();
        if (inside != ':' && !Character.isDigit(inside)) return inside;
        closing = -1;
        opened = true;
        return first;
    }

    private Object value() throws IOException {
        if (!opened) return text.value();
        opened = false;
        return text.rest(']');
    }

    private Event end(int first) throws IOException {
        if (first < 0) return null;
        text.read();
        if (text.peek() >= 0)
            throw new MalformedHistory(
                    path, text.line(), "something follows the closing " + (char) closing, "the end of the file");
        closing = -1;
        return null;
    }

    private Event cutOff() {
        notes.add("the file ends before its closing " + (char) closing);
        closing = -1;
        return null;
    }

    private Event torn() {
        closing = -1;
        notes.add("the operation on line " + line + " is torn and was left out: the file ends in its middle");
        return null;
    }

    private static Map<?, ?> operation(Object value) {
        if (value instanceof Map<?, ?> map) return map;
        if (value instanceof List<?> columns && columns.size() > 2) return JepsenEvents.map(columns);
        throw new Damage(
                "not an operation: " + shortened(Edn.print(value)), "maps as {:process 0, :type :invoke, ...}");
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
