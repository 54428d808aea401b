package theseus.harness.report;

/// How a terminal's text stands out: by colour, or not at all. What colour says is always said in words too.
public enum Ink {
    PLAIN,
    COLOURED;

    private static final String END = "\u001b[0m";

    /// For a terminal, unless the user wants none: a pipe, `NO_COLOR` and a dumb terminal get plain text.
    public static Ink suiting(boolean terminal) {
        String none = System.getenv("NO_COLOR");
        boolean plain = none != null && !none.isEmpty() || "dumb".equals(System.getenv("TERM"));
        return terminal && !plain ? COLOURED : PLAIN;
    }

    /// A verdict's headline, by its verdict.
    public String verdict(String verdict, String text) {
        return switch (verdict) {
            case "valid" -> in("1;32", text);
            case "violation" -> in("1;31", text);
            default -> in("1;33", text);
        };
    }

    /// A heading.
    public String strong(String text) {
        return in("1", text);
    }

    /// What is beside the point.
    public String faint(String text) {
        return in("2", text);
    }

    /// What is to be pasted or opened.
    public String command(String text) {
        return in("36", text);
    }

    private String in(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + END;
    }
}
