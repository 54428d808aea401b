package theseus.histories;

/// Text from outside, shown so that a reader sees what is there and nothing in it acts: no control character moves the
/// cursor, no mark turns the writing direction, no megabyte buries the rest.
public final class Literal {
    /// How much of one value is shown, in code points.
    public static final int SHOWN = 120;

    private Literal() {}

    /// A value in a sentence: on one line, shortened, with a backslash doubled so that what is escaped is told from
    /// what was written so.
    public static String of(Object value) {
        String text = String.valueOf(value);
        String shown = line(shortened(text).replace("\\", "\\\\"));
        return text.isBlank() ? '"' + shown + '"' : shown;
    }

    /// A whole line of text that may quote values; what is escaped in it already stays as it is.
    public static String line(String text) {
        if (text.codePoints().noneMatch(Literal::acts)) return text;
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(shown, point));
        return shown.toString();
    }

    private static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= SHOWN) return text;
        return text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "… (" + length + " characters)";
    }

    private static void append(StringBuilder shown, int point) {
        switch (point) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (acts(point))
                    shown.append("\\u{").append(Integer.toHexString(point)).append('}');
                else shown.appendCodePoint(point);
            }
        }
    }

    /// Whether a terminal or a browser would do something at this character instead of showing it.
    private static boolean acts(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> turnsDirection(point);
        };
    }

    /// Letters that are written from right to left drag digits and brackets beside them along.
    private static boolean turnsDirection(int point) {
        byte direction = Character.getDirectionality(point);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
