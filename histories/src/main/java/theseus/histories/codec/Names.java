package theseus.histories.codec;

import java.util.Locale;

/// The written form of our enums' constants: `PROVEN` is `proven` in a file.
final class Names {
    private Names() {}

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// The constant written so, or null.
    static <E extends Enum<E>> E constant(Class<E> type, String written) {
        for (E constant : type.getEnumConstants()) if (lower(constant).equals(written)) return constant;
        return null;
    }

    /// All of them as a sentence names them: `planned, applied or healed`.
    static String oneOf(Class<? extends Enum<?>> type) {
        var names = new StringBuilder();
        Enum<?>[] constants = type.getEnumConstants();
        for (int i = 0; i < constants.length; i++) {
            if (i > 0) names.append(i == constants.length - 1 ? " or " : ", ");
            names.append(lower(constants[i]));
        }
        return names.toString();
    }
}
