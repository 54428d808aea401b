package theseus.histories.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// EDN's values as the parser gives them and the printer takes them: null, String, Long, Boolean, [Keyword], List, Set
/// and Map.
///
/// What has no counterpart here (a symbol, a fraction, a character) is its text; a tag is dropped for what it tags.
final class Edn {
    private Edn() {}

    /// `:name`, without its colon.
    record Keyword(String name) {
        @Override
        public String toString() {
            return ":" + name;
        }
    }

    /// A value as a history holds it: a keyword is the string with its colon, a set a sorted list, a map its text.
    static Object plain(Object edn) {
        return switch (edn) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth;
            case Long number -> number;
            case Keyword keyword -> keyword.toString();
            case List<?> list -> list(list);
            case Set<?> set -> sorted(set);
            default -> print(edn);
        };
    }

    /// A value as the text of an error, a name or a key; null stays null.
    static String text(Object edn) {
        return switch (edn) {
            case null -> null;
            case String text -> text;
            case Keyword keyword -> keyword.name();
            default -> print(edn);
        };
    }

    /// A value in EDN's notation.
    static String print(Object edn) {
        var out = new StringBuilder();
        print(out, edn);
        return out.toString();
    }

    private static void print(StringBuilder out, Object edn) {
        switch (edn) {
            case null -> out.append("nil");
            case String text -> quoted(out, text);
            case Map<?, ?> map -> map(out, map);
            case List<?> list -> sequence(out, '[', list, ']');
            case Set<?> set -> sequence(out.append('#'), '{', set, '}');
            default -> out.append(edn);
        }
    }

    private static void map(StringBuilder out, Map<?, ?> map) {
        String separator = "{";
        if (map.isEmpty()) out.append(separator);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            print(out.append(separator), entry.getKey());
            print(out.append(' '), entry.getValue());
            separator = ", ";
        }
        out.append('}');
    }

    private static void sequence(StringBuilder out, char open, Iterable<?> elements, char close) {
        out.append(open);
        String separator = "";
        for (Object element : elements) {
            print(out.append(separator), element);
            separator = " ";
        }
        out.append(close);
    }

    private static void quoted(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        out.append('"');
    }

    private static List<Object> list(List<?> elements) {
        List<Object> list = new ArrayList<>(elements.size());
        for (Object element : elements) list.add(plain(element));
        return Collections.unmodifiableList(list);
    }

    private static List<Object> sorted(Set<?> elements) {
        List<Object> list = new ArrayList<>(elements.size());
        for (Object element : elements) list.add(plain(element));
        list.sort(Comparator.comparing((Object e) -> e instanceof Long n ? n : Long.MIN_VALUE)
                .thenComparing(String::valueOf));
        return Collections.unmodifiableList(list);
    }
}
