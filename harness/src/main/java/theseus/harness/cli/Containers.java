package theseus.harness.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Unusable;

/// Whether a command that can do without containers has runs there: where an engine answers, always, or not.
enum Containers {
    AUTO,
    REQUIRE,
    SKIP;

    /// The choice of `--containers`; refused where there is none of that name.
    static Containers of(CommandSpec spec, String label) {
        return Arrays.stream(values())
                .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(label))
                .findFirst()
                .orElseThrow(() -> Kept.refuse(spec, "--containers " + label + "; expected auto, require or skip"));
    }

    /// Why no engine can be used; empty where one answers.
    static Optional<String> whyNot() {
        try {
            Engine.connect();
            return Optional.empty();
        } catch (Unusable e) {
            return Optional.of(e.getMessage());
        }
    }
}
