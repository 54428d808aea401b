package theseus.node;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import theseus.node.environment.Guard;
import theseus.node.ring.NodeId;
import theseus.node.topology.MoveCounts;
import theseus.node.topology.Topology;

/// What a node knows of itself, at one moment.
///
/// @param id the node
/// @param ready whether it has an incarnation and coordinates operations
/// @param incarnation of this life; 0 before it is given
/// @param topology the newest topology it knows
/// @param fence its durable fence
/// @param session the session that is open here; 0 for none
/// @param records how many keys it holds, tombstones included
/// @param hints how many writes it keeps for silent replicas
/// @param guards how often each guard fired in this life
/// @param driver the migration as its driver sees it; empty where the driver is not here or there is no migration
/// @param waitingFor what keeps the migration from its next phase, in words; empty in STEADY
/// @param diskFailure why the node acknowledges nothing any more; empty while its disk is sound
public record NodeStatus(
        NodeId id,
        boolean ready,
        long incarnation,
        Topology topology,
        long fence,
        long session,
        int records,
        int hints,
        SortedMap<Guard, Long> guards,
        Optional<DriverStatus> driver,
        List<String> waitingFor,
        Optional<String> diskFailure) {

    /// Progress of the migration.
    ///
    /// @param counts summed over all nodes that reported
    /// @param ranges by planned range: how many (target, source) pairs are copied and verified, of how many needed
    public record DriverStatus(long session, MoveCounts counts, List<RangeProgress> ranges) {}

    /// @param copied (target, source) pairs copied so far
    /// @param verified (target, source) pairs verified so far
    /// @param needed pairs needed: targets times the majority of the old replicas
    public record RangeProgress(int range, List<NodeId> targets, int copied, int verified, int needed) {}
}
