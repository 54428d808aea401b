package theseus.histories.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
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
        String process = operation.group(1);
        List<Object> columns = new ArrayList<>();
        columns.add(process.equals(":nemesis") ? new Keyword("nemesis") : (Object) Long.valueOf(process));
        columns.add(new Keyword(operation.group(2)));
        columns.add(new Keyword(operation.group(3)));
        if (operation.group(4) != null) values(operation.group(4), columns);
        return JepsenEvents.map(columns);
    }

    /// The value, and the error that may follow it. Errors are printed by whatever failed, so one may be no EDN at all.
    private static void values(String rest, List<Object> columns) throws IOException {
        var text = new EdnParser(rest);
        columns.add(text.value());
        try {
            if (text.peek() >= 0) columns.add(text.value());
        } catch (Damage | EdnParser.CutOff unreadable) {
            columns.add("an error that is no EDN");
        }
    }
}
