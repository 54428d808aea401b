package theseus.nemesis.plan;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the nodes that a fault hits are to the migration and to one key, at one moment: the columns of the coverage.
/// One node may play several.
public enum Role {
    JOINER,
    LEAVER,
    STAYER,
    /// Sends what it has of the key to its new owners.
    SOURCE,
    /// The last one that an operation on the key went through.
    COORDINATOR,
    /// Drives the migration: the leader of the metadata group.
    DRIVER,
    /// Fewer than half of the key's replicas.
    MINORITY,
    /// Half of the key's replicas, or more: no majority is left.
    MAJORITY,
    ALL,
    /// Neither an owner of the key before nor after.
    BYSTANDER;

    /// The name in reports.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The roles that these nodes play together.
    public static Set<Role> of(Cast cast, Collection<String> hit) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String node : hit) single(cast, node, roles);
        List<String> replicas = cast.replicas();
        long struck = replicas.stream().filter(hit::contains).count();
        if (struck > 0) roles.add(2 * struck >= replicas.size() ? MAJORITY : MINORITY);
        if (hit.containsAll(cast.nodes())) roles.add(ALL);
        return roles;
    }

    private static void single(Cast cast, String node, Set<Role> roles) {
        if (node.equals(cast.joiner())) roles.add(JOINER);
        if (node.equals(cast.driver())) roles.add(DRIVER);
        if (node.equals(cast.coordinator())) roles.add(COORDINATOR);
        if (cast.leavers().contains(node)) roles.add(LEAVER);
        if (cast.moves() && cast.stayers().contains(node)) roles.add(STAYER);
        if (cast.moves() && cast.replicas().contains(node)) roles.add(SOURCE);
        if (cast.bystanders().contains(node)) roles.add(BYSTANDER);
    }
}
