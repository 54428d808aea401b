package theseus.node;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Another rule in place of the usual one, that can be switched on in a node: a wrong one (a [Flaw]), or one that is
/// right as well (a [Control]).
public sealed interface Switch permits Flaw, Control {
    /// All of them, flaws first.
    static List<Switch> all() {
        return Stream.concat(Arrays.<Switch>stream(Flaw.values()), Arrays.<Switch>stream(Control.values()))
                .toList();
    }

    /// The one of that label.
    static Optional<Switch> labelled(String label) {
        return all().stream().filter(one -> one.label().equals(label)).findFirst();
    }

    /// The constant's name.
    String name();

    /// The name on the command line and in the catalogue: `sleep-for-barrier`.
    default String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What is different, in one line.
    String summary();
}
