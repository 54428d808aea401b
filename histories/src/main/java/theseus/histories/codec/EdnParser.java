package theseus.histories.codec;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import theseus.histories.codec.Edn.Keyword;

/// Parses EDN value by value, in memory that does not grow with the file, and knows the line it has reached.
///
/// More lenient than the notation's text, because Jepsen prints what Clojure's printer gives it: `#object[Name 0x1f
/// "..."]`,
/// fractions, regular expressions. Such things only occur in errors and nemesis values, and are kept as text.
final class EdnParser implements Closeable {
    private static final int DEPTH_MAX = 200;

    private final Reader in;
    private final char[] buffer;
    private final StringBuilder token = new StringBuilder();
    private final Map<String, Keyword> keywords = new LinkedHashMap<>();
    private final Canon canon = new Canon();
    private int next;
    private int limit;
    private int depth;
    private boolean pending;
    private long line = 1;

    EdnParser(Reader in) {
        this.in = in;
        this.buffer = new char[1 << 15];
    }

    EdnParser(String text) {
        this.in = Reader.nullReader();
        this.buffer = text.toCharArray();
        this.limit = buffer.length;
    }

    /// The line of the next character, from 1.
    long line() {
        return line;
    }

    /// The next character that is not blank, comma or comment, left in place; -1 at the end.
    int peek() throws IOException {
        int c = peekCharacter();
        while (c >= 0) {
            if (c == ';') skipLine();
            else if (c == ',' || Character.isWhitespace(c) || c == 0xFEFF) read();
            else return c;
            c = peekCharacter();
        }
        return -1;
    }

    /// The next character.
    int read() throws IOException {
        int c = peekCharacter();
        if (c >= 0) next++;
        if (c == '\n') line++;
        return c;
    }

    /// The next value.
    ///
    /// @throws Damage when it is none
    /// @throws CutOff when the text ends in its middle
    Object value() throws IOException {
        if (++depth > DEPTH_MAX) throw new Damage("values are nested more than " + DEPTH_MAX + " deep", "a history");
        int c = peek();
        Object value = switch (c) {
            case -1 -> throw new CutOff();
            case '{' -> map();
            case '[' -> list(']');
            case '(' -> list(')');
            case '"' -> string();
            case ':' -> keyword();
            case '#' -> dispatch();
            case '\\' -> character();
            case '}', ']', ')' -> throw new Damage("there is a " + (char) c + " too many", "a value");
            default -> symbolOrNumber();
        };
        depth--;
        return value;
    }

    /// The text ends in the middle of a value.
    static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        CutOff() {
            super("the text ends in the middle of a value", null, false, false);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Map<Object, Object> map() throws IOException {
        read();
        Map<Object, Object> map = new LinkedHashMap<>();
        while (more('}')) {
            Object key = value();
            if (peek() == '}')
                throw new Damage("a map has a key without a value: " + Edn.print(key), "keys and values in turn");
            map.put(key, value());
        }
        return map;
    }

    private List<Object> list(char close) throws IOException {
        read();
        return rest(close);
    }

    /// The values up to the closing bracket of a vector or list whose opening one has been read.
    List<Object> rest(char close) throws IOException {
        List<Object> list = new ArrayList<>(2);
        while (more(close)) list.add(value());
        return list;
    }

    private Set<Object> set() throws IOException {
        read();
        Set<Object> set = new LinkedHashSet<>();
        while (more('}')) set.add(value());
        return set;
    }

    /// Whether another element stands before the closing bracket, which is taken when it comes.
    private boolean more(char close) throws IOException {
        int c = peek();
        while (c == '#' && discarded()) c = peek();
        if (c < 0) throw new CutOff();
        if (c != close) return true;
        read();
        return false;
    }

    /// Takes `#_form`; what else begins with a # is left, with the # remembered.
    private boolean discarded() throws IOException {
        if (pending) return false;
        read();
        if (peekCharacter() != '_') {
            pending = true;
            return false;
        }
        read();
        value();
        return true;
    }

    private Object dispatch() throws IOException {
        if (!pending) read();
        pending = false;
        int c = peekCharacter();
        return switch (c) {
            case '{' -> set();
            case '"' -> string();
            case '#' -> {
                read();
                yield token();
            }
            case '_' -> {
                read();
                value();
                yield value();
            }
            case -1 -> throw new CutOff();
            default -> {
                token();
                yield value();
            }
        };
    }

    private String string() throws IOException {
        read();
        token.setLength(0);
        for (int c = read(); c != '"'; c = read()) {
            if (c < 0) throw new CutOff();
            token.append(c == '\\' ? escaped() : (char) c);
        }
        return canon.of(token.toString());
    }

    private char escaped() throws IOException {
        int c = read();
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> (char) unicode();
            default -> (char) c;
        };
    }

    private int unicode() throws IOException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(read(), 16);
            if (digit < 0) throw new Damage("\\u is not followed by four hexadecimal digits", "a character");
            code = code * 16 + digit;
        }
        return code;
    }

    private Keyword keyword() throws IOException {
        read();
        return keywords.computeIfAbsent(token(), Keyword::new);
    }

    private String character() throws IOException {
        read();
        int first = read();
        return first < 0 ? "" : (char) first + token();
    }

    private Object symbolOrNumber() throws IOException {
        String text = token();
        return switch (text) {
            case "nil" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> number(text);
        };
    }

    private Object number(String text) {
        int end = text.length() - (text.length() > 1 && text.endsWith("N") ? 1 : 0);
        int digits = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        if (end - digits < 1 || end - digits > 18) return canon.of(text);
        for (int i = digits; i < end; i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return canon.of(text);
        return canon.of(Long.valueOf(Long.parseLong(text, 0, end, 10)));
    }

    /// What stands before the next blank, bracket, quote or comment.
    private String token() throws IOException {
        token.setLength(0);
        for (int c = peekCharacter(); c >= 0 && !endsToken(c); c = peekCharacter()) token.append((char) read());
        return token.toString();
    }

    private static boolean endsToken(int c) {
        return switch (c) {
            case ' ', '\n', '\t', '\r', ',', '{', '}', '[', ']', '(', ')', '"', ';' -> true;
            default -> Character.isWhitespace(c);
        };
    }

    private void skipLine() throws IOException {
        for (int c = read(); c >= 0 && c != '\n'; ) c = read();
    }

    private int peekCharacter() throws IOException {
        if (next == limit) {
            limit = buffer.length == 0 ? 0 : Math.max(0, in.read(buffer, 0, buffer.length));
            next = 0;
            if (limit == 0) return -1;
        }
        return buffer[next];
    }
}
