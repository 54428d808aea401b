package theseus.harness.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/// What a world is built for: the cluster of one run.
///
/// @param seed of every random choice
/// @param nodes the nodes that form the cluster at the start
/// @param joiners nodes that will be started later
/// @param vnodes tokens per node
/// @param flaws labels of the defects that are switched on in every node
/// @param dwellMinMillis least time in each phase
/// @param dwellMaxMillis greatest time in each phase
/// @param authority who decides on topologies
/// @param upkeep what the nodes do beside the clients' work; null for what is usual in the world
public record Scene(
        long seed,
        List<String> nodes,
        List<String> joiners,
        int vnodes,
        SortedSet<String> flaws,
        long dwellMinMillis,
        long dwellMaxMillis,
        AuthorityKind authority,
        Upkeep upkeep) {
    public Scene {
        nodes = List.copyOf(nodes);
        joiners = List.copyOf(joiners);
    }

    /// What it asks of the nodes, as words of the reference node's command line.
    public List<String> settings() {
        List<String> settings = new ArrayList<>(List.of(
                "--authority=" + (authority == AuthorityKind.RAFT ? "raft" : nodes.getFirst()),
                "--vnodes=" + vnodes,
                "--dwell=" + dwellMinMillis + "ms.." + dwellMaxMillis + "ms"));
        if (upkeep != null) settings.addAll(upkeep.settings());
        flaws.forEach(flaw -> settings.add("--flaw=" + flaw));
        return settings;
    }

    /// Those who decide on topologies.
    public List<String> seats() {
        return authority == AuthorityKind.RAFT ? nodes : nodes.subList(0, 1);
    }

    /// The same scene with other times in each phase.
    public Scene dwelling(long minMillis, long maxMillis) {
        return new Scene(seed, nodes, joiners, vnodes, flaws, minMillis, maxMillis, authority, upkeep);
    }

    /// The same scene with other choices.
    public Scene withSeed(long another) {
        return new Scene(another, nodes, joiners, vnodes, flaws, dwellMinMillis, dwellMaxMillis, authority, upkeep);
    }

    /// The same scene with other upkeep.
    public Scene keeping(Upkeep another) {
        return new Scene(seed, nodes, joiners, vnodes, flaws, dwellMinMillis, dwellMaxMillis, authority, another);
    }

    /// A scene with the single authority.
    public Scene(
            long seed,
            List<String> nodes,
            List<String> joiners,
            int vnodes,
            SortedSet<String> flaws,
            long dwellMinMillis,
            long dwellMaxMillis) {
        this(seed, nodes, joiners, vnodes, flaws, dwellMinMillis, dwellMaxMillis, AuthorityKind.SINGLE, null);
    }
}
