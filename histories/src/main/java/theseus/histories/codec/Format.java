package theseus.histories.codec;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The forms in which a history is written, told apart by their beginning.
public enum Format {
    JSON_LINES("JSON lines", "`{\"`, the beginning of an object"),
    EDN(
            "Jepsen's EDN",
            "`{:`, `[{:` or `({:`, with or without a tag as `#jepsen.history.Op`; or `[0 :invoke`, alone or enclosed"),
    JEPSEN_LOG("Jepsen's log", "anything else, if a line ends as `0 :invoke :write 2` does");

    /// How much of a file is looked at.
    static final int PREFIX_BYTES = 1 << 16;

    private static final Pattern JSON_START = Pattern.compile("^\\{\\s*\"");
    private static final Pattern EDN_START =
            Pattern.compile("^(?:[\\[(]\\s*(?:;[^\\n]*\\s*)*)?(?:#_?[\\w.\\-/]*\\s*)?\\{\\s*:|^[\\[(]\\s*[\\])]"
                    + "|^(?:[\\[(]\\s*(?:;[^\\n]*\\s*)*)?\\[\\s*[^\\s\\[\\]{}()]+\\s+:(?:invoke|ok|fail|info)\\s");

    private final String words;
    private final String beginning;

    Format(String words, String beginning) {
        this.words = words;
        this.beginning = beginning;
    }

    /// The format's name in a sentence.
    public String words() {
        return words;
    }

    /// How a file of this format begins, in Markdown.
    String beginning() {
        return beginning;
    }

    EventReader reader(String path, InputStream in) {
        return switch (this) {
            case JSON_LINES -> new JsonLinesReader(path, in);
            case EDN -> new EdnReader(path, in);
            case JEPSEN_LOG -> new JepsenLogReader(path, in);
        };
    }

    /// The format of a file that begins so; null when it is none of ours.
    static Format of(byte[] prefix, int length) {
        String text = withoutComments(new String(prefix, 0, length, StandardCharsets.UTF_8));
        if (JSON_START.matcher(text).find()) return JSON_LINES;
        if (EDN_START.matcher(text).find()) return EDN;
        boolean log = text.lines()
                .anyMatch(
                        line -> JepsenLogReader.OPERATION.matcher(line.strip()).find());
        return log ? JEPSEN_LOG : null;
    }

    private static String withoutComments(String text) {
        String rest = text.startsWith("\uFEFF") ? text.substring(1).strip() : text.strip();
        while (rest.startsWith(";")) {
            int end = rest.indexOf('\n');
            rest = end < 0 ? "" : rest.substring(end).strip();
        }
        return rest;
    }
}
