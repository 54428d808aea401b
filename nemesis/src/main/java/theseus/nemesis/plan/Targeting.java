package theseus.nemesis.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    FOLLOWER,
    /// An owner of the key that sends it to the new ones.
    SOURCE,
    /// The leader of the metadata group, who is the driver.
    LEADER,
    /// Fewer than half of the key's replicas.
    REPLICA_MINORITY,
    /// More than half of the key's replicas.
    REPLICA_MAJORITY,
    /// A node that has nothing to do with the key.
    BYSTANDER,
    /// The node that the last operation on the key went through.
    KEY_COORDINATOR;

    /// The name in plans, histories and reports.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The aim of that name.
    public static Optional<Targeting> labelled(String label) {
        return Arrays.stream(values()).filter(aim -> aim.label().equals(label)).findFirst();
    }

    /// The aim that hits the role.
    public static Targeting of(Role role) {
        return switch (role) {
            case JOINER -> JOINER;
            case LEAVER -> LEAVER;
            case STAYER -> STAYER;
            case SOURCE -> SOURCE;
            case COORDINATOR -> KEY_COORDINATOR;
            case DRIVER -> DRIVER;
            case MINORITY -> REPLICA_MINORITY;
            case MAJORITY -> REPLICA_MAJORITY;
            case ALL -> ALL;
            case BYSTANDER -> BYSTANDER;
        };
    }

    /// The nodes hit.
    public List<String> pick(Cast cast, RandomGenerator chance) {
        int size = cast.nodes().size();
        return switch (this) {
            case JOINER -> the(cast.joiner(), cast, chance);
            case DRIVER, LEADER -> the(cast.driver(), cast, chance);
            case KEY_COORDINATOR -> the(cast.coordinator(), cast, chance);
            case LEAVER -> some(cast.leavers().isEmpty() ? cast.nodes() : cast.leavers(), 1, chance);
            case STAYER -> some(cast.stayers().isEmpty() ? cast.nodes() : cast.stayers(), 1, chance);
            case COORDINATOR, ONE -> some(cast.nodes(), 1, chance);
            case MINORITY -> some(cast.nodes(), Math.max(1, (size - 1) / 2), chance);
            case MAJORITY -> some(cast.nodes(), size / 2 + 1, chance);
            case ALL -> cast.nodes();
            case FOLLOWER -> some(Cuts.rest(cast.nodes(), without(cast)), 1, chance);
            case SOURCE -> ofReplicas(cast, 1, chance);
            case REPLICA_MINORITY -> ofReplicas(cast, (cast.replicas().size() - 1) / 2, chance);
            case REPLICA_MAJORITY -> ofReplicas(cast, cast.replicas().size() / 2 + 1, chance);
            case BYSTANDER -> some(cast.bystanders().isEmpty() ? cast.nodes() : cast.bystanders(), 1, chance);
        };
    }

    private static List<String> the(String player, Cast cast, RandomGenerator chance) {
        return player == null ? some(cast.nodes(), 1, chance) : List.of(player);
    }

    private static List<String> ofReplicas(Cast cast, int count, RandomGenerator chance) {
        List<String> replicas = cast.replicas().isEmpty() ? cast.nodes() : cast.replicas();
        return some(replicas, Math.max(1, count), chance);
    }

    private static List<String> without(Cast cast) {
        return cast.driver() == null || cast.nodes().size() == 1 ? List.of() : List.of(cast.driver());
    }

    private static List<String> some(List<String> nodes, int count, RandomGenerator chance) {
        return List.copyOf(Shape.shuffled(nodes, chance).subList(0, Math.min(count, nodes.size())));
    }
}
