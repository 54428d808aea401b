package theseus.harness.system;

import java.util.Arrays;
import java.util.List;
import theseus.node.environment.Guard;

/// The guards of the reference node by name.
public final class Guards {
    /// Those that a campaign must have seen fire.
    public static final List<String> EXPECTED =
            Arrays.stream(Guard.values()).map(Guard::name).toList();

    private Guards() {}
}
