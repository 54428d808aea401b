package theseus.node.message;

import java.util.List;
import theseus.node.message.Message.Keyed;

/// How many records go into one message.
public final class Portion {
    /// Characters of keys and values in one message at most, unless one value alone is longer.
    private static final long CHARS_MAX = 4 << 20;

    private Portion() {}

    /// How many of the records fit: all, or as many as the size allows, but at least one.
    public static int fitting(List<Keyed> records) {
        long chars = 0;
        for (int i = 0; i < records.size(); i++) {
            chars += charsOf(records.subList(i, i + 1));
            if (chars > CHARS_MAX) return Math.max(1, i);
        }
        return records.size();
    }

    /// How many characters their keys and values have.
    public static long charsOf(List<Keyed> records) {
        long chars = 0;
        for (Keyed keyed : records) {
            String value = keyed.record().value();
            chars += keyed.key().name().length() + (value == null ? 0 : value.length());
        }
        return chars;
    }
}
