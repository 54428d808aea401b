package theseus.node.quorum;

import java.util.List;
import theseus.node.quorum.Quorum.Counting;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;
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
/// @param newOwners whether a write waits for N before the cutover
/// @param oldOwners whom a write asks as O
/// @param counting how a write's answers count while there are two sets
/// @param readers whom a read asks before the cutover
/// @param writeBack to whom a read brings what it shows
/// @param absence how "not found" counts
public record Rules(
        DualWrite dualWrite,
        NewOwners newOwners,
        OldOwners oldOwners,
        Counting counting,
        Readers readers,
        WriteBack writeBack,
        Absence absence) {
    /// In which phases writes go to O and N.
    public enum DualWrite {
        /// Right: from DUAL_WRITE to CUTOVER.
        WHILE_DATA_MOVES,
        /// Wrong (dual-write-stops-early): not while data is copied and verified.
        IN_FIRST_PHASE_ONLY
    }

    /// Whether a write is acknowledged without a majority of N before the cutover.
    public enum NewOwners {
        /// Right: never.
        WAITED_FOR,
        /// Wrong (dual-write-best-effort): what they miss is ignored.
        BEST_EFFORT
    }

    /// Whom a write asks as O while there are two sets.
    public enum OldOwners {
        /// Right: the key's replicas.
        OF_THE_KEY,
        /// Wrong (old-replicas-cluster-wide): every node of the old ring, most of which do not own the key.
        OF_THE_RING
    }

    /// Whom a read asks before the cutover.
    public enum Readers {
        /// Right: O.
        OLD_OWNERS,
        /// Wrong (read-from-uncopied-joiner): O ∪ N, as many as if all of them were O.
        JOINERS_TOO
    }

    /// To whom a read brings the version that it shows.
    public enum WriteBack {
        /// Right: to those to whom the phase writes.
        TO_WRITERS,
        /// Wrong (write-back-to-old-only): to those whom the phase reads.
        TO_READERS
    }

    /// How "not found" counts.
    public enum Absence {
        /// Right: like any other answer.
        IS_AN_ANSWER,
        /// Wrong (not-found-is-no-vote): not at all.
        IS_NO_VOTE
    }

    /// The right ones.
    public static final Rules RIGHT = new Rules(
            DualWrite.WHILE_DATA_MOVES,
            NewOwners.WAITED_FOR,
            OldOwners.OF_THE_KEY,
            Counting.IN_EACH_SET,
            Readers.OLD_OWNERS,
            WriteBack.TO_WRITERS,
            Absence.IS_AN_ANSWER);

    /// Who must take a write of the key, and when enough have.
    public Quorum toWrite(Topology topology, Key key, Consistency level) {
        PhaseName phase = topology.phase().label();
        return Quorum.of(written(topology, topology.replicas(key)), level, counting(phase));
    }

    /// Who is asked for the key, and when enough have answered. At ALL every node of O and N is asked.
    public Quorum toRead(Topology topology, Key key, Consistency level) {
        Replicas replicas = topology.replicas(key);
        PhaseName phase = topology.phase().label();
        List<List<NodeId>> both = List.of(replicas.old(), replicas.now());
        if (replicas.unmoved()) return Quorum.of(List.of(replicas.old()), level, Counting.IN_EACH_SET);
        if (level == Consistency.ALL) return Quorum.of(both, level, Counting.IN_EACH_SET);
        if (readers == Readers.JOINERS_TOO && beforeCutover(phase))
            return Quorum.of(both, level, Counting.ANYONE_FOR_FIRST);
        return Quorum.of(List.of(read(phase, replicas)), level, Counting.IN_EACH_SET);
    }

    /// Who must have what a read of the key shows.
    public Quorum toWriteBack(Topology topology, Key key, Consistency level) {
        return switch (writeBack) {
            case TO_WRITERS -> toWrite(topology, key, level);
            case TO_READERS -> toRead(topology, key, level);
        };
    }

    /// Whether the answer of a replica that holds this counts; null for nothing.
    public boolean counts(Record found) {
        return switch (absence) {
            case IS_AN_ANSWER -> true;
            case IS_NO_VOTE -> found != null;
        };
    }

    /// The replica set whose majorities answer reads in the phase.
    public static List<NodeId> read(PhaseName phase, Replicas replicas) {
        return switch (phase) {
            case STEADY, PREPARE, DUAL_WRITE, DATA_COPY, VERIFY, RETREAT -> replicas.old();
            case CUTOVER, CLEANUP -> replicas.now();
        };
    }

    private List<List<NodeId>> written(Topology topology, Replicas replicas) {
        if (replicas.unmoved()) return List.of(replicas.old());
        List<List<NodeId>> both = List.of(old(topology, replicas), replicas.now());
        return switch (topology.phase().label()) {
            case STEADY, PREPARE -> List.of(replicas.old());
            case DUAL_WRITE, CUTOVER, RETREAT -> both;
            case DATA_COPY, VERIFY ->
                switch (dualWrite) {
                    case WHILE_DATA_MOVES -> both;
                    case IN_FIRST_PHASE_ONLY -> List.of(replicas.old());
                };
            case CLEANUP -> List.of(replicas.now());
        };
    }

    private List<NodeId> old(Topology topology, Replicas replicas) {
        return switch (oldOwners) {
            case OF_THE_KEY -> replicas.old();
            case OF_THE_RING -> topology.placement().ring().members();
        };
    }

    private Counting counting(PhaseName phase) {
        return newOwners == NewOwners.BEST_EFFORT && beforeCutover(phase) ? Counting.FIRST_SET_ALONE : counting;
    }

    private static boolean beforeCutover(PhaseName phase) {
        return switch (phase) {
            case DUAL_WRITE, DATA_COPY, VERIFY -> true;
            case STEADY, PREPARE, CUTOVER, RETREAT, CLEANUP -> false;
        };
    }
}
