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
public record Scene(
        long seed,
        List<String> nodes,
        List<String> joiners,
        int vnodes,
        SortedSet<String> flaws,
        long dwellMinMillis,
        long dwellMaxMillis,
        AuthorityKind authority) {
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
        flaws.forEach(flaw -> settings.add("--flaw=" + flaw));
        return settings;
    }

    /// The same scene with other times in each phase.
    public Scene dwelling(long minMillis, long maxMillis) {
        return new Scene(seed, nodes, joiners, vnodes, flaws, minMillis, maxMillis, authority);
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
        this(seed, nodes, joiners, vnodes, flaws, dwellMinMillis, dwellMaxMillis, AuthorityKind.SINGLE);
    }
}
