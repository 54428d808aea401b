package theseus.harness.world;

import java.util.Locale;

/// Who decides on topologies, and drives migrations.
public enum AuthorityKind {
    /// The first of the nodes.
    SINGLE,
    /// A Raft group of the nodes that form the cluster at the start.
    RAFT;

    /// The name on the command line.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a run has where nothing is said: containers show the cluster as one would run it, and the simulation is
    /// for speed.
    public static AuthorityKind usualIn(String world) {
        return world.equals("sim") ? SINGLE : RAFT;
    }
}
