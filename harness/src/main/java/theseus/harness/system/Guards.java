package theseus.harness.system;

import java.util.Arrays;
import java.util.List;
import theseus.node.environment.Guard;

/// The guards of the reference node by name.
public final class Guards {
    /// Those that nothing can make fire: no tombstone floor is raised before tombstones are collected.
    public static final List<String> OUT_OF_REACH = List.of(Guard.TOO_OLD_REFUSED.name());

    /// Those that a campaign must have seen fire.
    public static final List<String> EXPECTED = Arrays.stream(Guard.values())
            .map(Guard::name)
            .filter(guard -> !OUT_OF_REACH.contains(guard))
            .toList();

    private Guards() {}
}
