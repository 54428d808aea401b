package theseus.histories.model;

import theseus.histories.Literal;

/// The state of a register: the value it holds, null for nil.
///
/// @param value what a read returns
public record Held(Object value) {
    private static final int SHOWN = 80;
    private static final int END_SHOWN = 40;

    /// A value as reports print it; of a long one, its beginning and its end.
    public static String words(Object value) {
        String words = switch (value) {
            case null -> "nil";
            case String text when !text.isBlank() -> '"' + Literal.of(text) + '"';
            default -> Literal.of(value);
        };
        int length = words.length();
        return length <= SHOWN
                ? words
                : words.substring(0, SHOWN - END_SHOWN) + "…" + words.substring(length - END_SHOWN) + " (" + length
                        + " characters)";
    }

    @Override
    public String toString() {
        return words(value);
    }
}
