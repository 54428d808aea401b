package theseus.harness.cli;

/// The value of `--initial`: nil, a number, true, false, or a string, which may be quoted to be told from these.
final class InitialValue {
    private InitialValue() {}

    static Object parse(String text) {
        if (text.equals("nil") || text.equals("null")) return null;
        if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
        if (text.matches("-?\\d{1,18}")) return Long.valueOf(text);
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
