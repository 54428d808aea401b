package theseus.histories.model;

import theseus.histories.Literal;

/// The state of a register: the value it holds, null for nil.
///
/// @param value what a read returns
public record Held(Object value) {
    /// A value as reports print it.
    public static String words(Object value) {
        return value == null ? "nil" : Literal.of(value);
    }

    @Override
    public String toString() {
        return words(value);
    }
}
