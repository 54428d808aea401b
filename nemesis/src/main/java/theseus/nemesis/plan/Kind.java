package theseus.nemesis.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of fault that can be switched on. A new kind goes to the end.
public enum Kind {
    PARTITION,
    KILL,
    PAUSE,
    CLOCK;

    /// The name on the command line.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of that name.
    public static Optional<Kind> labelled(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
