package theseus.nemesis.plan;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import theseus.nemesis.network.Cuts;
import theseus.nemesis.network.Shape;

/// At whom a fault is aimed, by role. Where nobody plays the role just now, one node drawn by chance is hit
/// instead, and the history names it.
public enum Targeting {
    JOINER,
    LEAVER,
    STAYER,
    /// Any node: each coordinates operations.
    COORDINATOR,
    DRIVER,
    ONE,
    MINORITY,
    MAJORITY,
    ALL,
    /// Any node but the driver: it can be cut off and the migration goes on.
    FOLLOWER;

    /// The name in plans, histories and reports.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The nodes hit.
    public List<String> pick(Cast cast, RandomGenerator chance) {
        int size = cast.nodes().size();
        return switch (this) {
            case JOINER -> cast.joiner() == null ? some(cast.nodes(), 1, chance) : List.of(cast.joiner());
            case DRIVER -> cast.driver() == null ? some(cast.nodes(), 1, chance) : List.of(cast.driver());
            case LEAVER -> some(cast.leavers().isEmpty() ? cast.nodes() : cast.leavers(), 1, chance);
            case STAYER -> some(cast.stayers().isEmpty() ? cast.nodes() : cast.stayers(), 1, chance);
            case COORDINATOR, ONE -> some(cast.nodes(), 1, chance);
            case MINORITY -> some(cast.nodes(), Math.max(1, (size - 1) / 2), chance);
            case MAJORITY -> some(cast.nodes(), size / 2 + 1, chance);
            case ALL -> cast.nodes();
            case FOLLOWER -> some(Cuts.rest(cast.nodes(), without(cast)), 1, chance);
        };
    }

    private static List<String> without(Cast cast) {
        return cast.driver() == null || cast.nodes().size() == 1 ? List.of() : List.of(cast.driver());
    }

    private static List<String> some(List<String> nodes, int count, RandomGenerator chance) {
        return List.copyOf(Shape.shuffled(nodes, chance).subList(0, Math.min(count, nodes.size())));
    }
}
