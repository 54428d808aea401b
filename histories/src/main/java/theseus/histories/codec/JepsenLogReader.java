package theseus.histories.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import theseus.histories.Event;
import theseus.histories.codec.Edn.Keyword;

/// Reads the operations out of a log that Jepsen printed: `INFO  jepsen.util - 0 :invoke :write 2`, old and new
/// prefixes alike.
///
/// Lines that show no operation are passed over, with a note of how many.
public final class JepsenLogReader implements EventReader {
    /// Process, type, function, and the rest of the line: the value, then perhaps an error or a hint.
    static final Pattern OPERATION = Pattern.compile(
            "(?:^|[\\s:\\-])(\\d+|:nemesis)\\s+:(invoke|ok|fail|info)\\s+:([^\\s,\\[\\]{}()\"]+)(?:\\s+(.*))?$");

    private static final Keyword TYPE = new Keyword("type");
    private static final Keyword PROCESS = new Keyword("process");
    private static final Keyword F = new Keyword("f");
    private static final Keyword VALUE = new Keyword("value");
    private static final Keyword ERROR = new Keyword("error");

    private final String path;
    private final Lines lines;
    private final JepsenEvents events = new JepsenEvents();
    private long passedOver;
    private boolean torn;

    /// @param path the name for messages
    /// @param in the file's bytes; closed with this reader
    public JepsenLogReader(String path, InputStream in) {
        this.path = path;
        this.lines = new Lines(path, in);
    }

    @Override
    public Event next() throws IOException {
        while (lines.advance()) {
            Matcher operation = OPERATION.matcher(lines.text().strip());
            if (!operation.find()) {
                if (!lines.blank()) passedOver++;
                continue;
            }
            try {
                return events.event(map(operation));
            } catch (Damage e) {
                throw e.at(path, lines.number());
            } catch (EdnParser.CutOff e) {
                if (lines.terminated())
                    throw new MalformedHistory(
                            path, lines.number(), "the value does not end", "nil, a number, a string or a vector");
                torn = true;
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
        List<String> notes = new ArrayList<>();
        if (passedOver > 0) notes.add(passedOver + " lines show no operation and were passed over");
        if (torn) notes.add("line " + lines.number() + " is torn and was left out");
        return notes;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static Map<Keyword, Object> map(Matcher operation) throws IOException {
        Map<Keyword, Object> op = new LinkedHashMap<>();
        String process = operation.group(1);
        op.put(PROCESS, process.equals(":nemesis") ? new Keyword("nemesis") : (Object) Long.valueOf(process));
        op.put(TYPE, new Keyword(operation.group(2)));
        op.put(F, new Keyword(operation.group(3)));
        if (operation.group(4) != null) values(op, operation.group(4));
        return op;
    }

    /// The value, and what follows it. A keyword where an unfinished operation's value would be is its error.
    private static void values(Map<Keyword, Object> op, String rest) throws IOException {
        var text = new EdnParser(rest);
        Object value = text.value();
        boolean definite =
                "ok".equals(((Keyword) op.get(TYPE)).name()) || "invoke".equals(((Keyword) op.get(TYPE)).name());
        if (value instanceof Keyword && !definite) {
            op.put(ERROR, value);
            return;
        }
        op.put(VALUE, value);
        if (!definite) {
            if (text.peek() >= 0) op.put(ERROR, text.value());
        }
    }
}
