package theseus.node.quorum;

import java.util.List;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.topology.PhaseName;
import theseus.node.topology.Replicas;
import theseus.node.topology.Topology;

/// The quorums of a topology, by phase:
///
/// | phase | writes reach | reads ask |
/// |---|---|---|
/// | STEADY, PREPARE | O | O |
/// | DUAL_WRITE, DATA_COPY, VERIFY, RETREAT | O and N | O |
/// | CUTOVER | O and N | N |
/// | CLEANUP | N | N |
///
/// Any two neighbours coexist: what one writes, the other's reads meet. A key that does not move has one set
/// throughout.
///
/// @param dualWrite in which phases writes go to both sets
/// @param overlap how a node in both sets counts
public record Rules(DualWrite dualWrite, Quorum.Overlap overlap) {
    /// In which phases writes go to O and N.
    public enum DualWrite {
        /// Right: from DUAL_WRITE to CUTOVER.
        WHILE_DATA_MOVES,
        /// Wrong (dual-write-stops-early): not while data is copied and verified.
        IN_FIRST_PHASE_ONLY
    }

    /// Who must take a write of the key, and when enough have.
    public Quorum toWrite(Topology topology, Key key, Consistency level) {
        Replicas replicas = topology.replicas(key);
        return new Quorum(written(topology.phase().label(), replicas), level, overlap);
    }

    /// Who is asked for the key, and when enough have answered. At ALL every node of O and N is asked.
    public Quorum toRead(Topology topology, Key key, Consistency level) {
        Replicas replicas = topology.replicas(key);
        List<List<NodeId>> sets = level == Consistency.ALL && !replicas.unmoved()
                ? List.of(replicas.old(), replicas.now())
                : List.of(read(topology.phase().label(), replicas));
        return new Quorum(sets, level, Quorum.Overlap.COUNTS_IN_BOTH);
    }

    /// The replica set whose majorities answer reads in the phase.
    public static List<NodeId> read(PhaseName phase, Replicas replicas) {
        return switch (phase) {
            case STEADY, PREPARE, DUAL_WRITE, DATA_COPY, VERIFY, RETREAT -> replicas.old();
            case CUTOVER, CLEANUP -> replicas.now();
        };
    }

    private List<List<NodeId>> written(PhaseName phase, Replicas replicas) {
        if (replicas.unmoved()) return List.of(replicas.old());
        return switch (phase) {
            case STEADY, PREPARE -> List.of(replicas.old());
            case DUAL_WRITE, CUTOVER, RETREAT -> List.of(replicas.old(), replicas.now());
            case DATA_COPY, VERIFY ->
                switch (dualWrite) {
                    case WHILE_DATA_MOVES -> List.of(replicas.old(), replicas.now());
                    case IN_FIRST_PHASE_ONLY -> List.of(replicas.old());
                };
            case CLEANUP -> List.of(replicas.now());
        };
    }
}
