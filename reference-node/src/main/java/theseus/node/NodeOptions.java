package theseus.node;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.migration.Pace;
import theseus.node.ring.NodeId;

/// All that a node is told at its start. Times are in milliseconds.
///
/// @param id this node
/// @param authority the node in which the single metadata authority lives; empty where the initial members form a Raft
///     group that decides, whose membership stays as it was at the start
/// @param addresses where the nodes known at the start are reached for peer traffic, this one included
/// @param initialMembers the ring that a new cluster starts with; used by the authority's very first start only
/// @param vnodes tokens per member
/// @param operationTimeoutMillis after which a coordinator gives an operation up
/// @param resendMillis after which an unanswered message of a round is sent again
/// @param dwellMinMillis least time that a migration stays in each phase
/// @param dwellMaxMillis greatest such time; drawn evenly between the two
/// @param abortAfterMillis for how long a joiner may be unreachable before the migration is aborted
/// @param copyBatchRecords records in one copy message at most
/// @param compactAtBytes log size from which garbage is looked for
/// @param upkeep what keeps replicas alike and small beside the clients' work
/// @param pace how fast it streams what it has to a new owner
/// @param flaws the switched-on defects and controls; none in a usual node
public record NodeOptions(
        NodeId id,
        Optional<NodeId> authority,
        SortedMap<NodeId, String> addresses,
        List<NodeId> initialMembers,
        int vnodes,
        long operationTimeoutMillis,
        long resendMillis,
        long dwellMinMillis,
        long dwellMaxMillis,
        long abortAfterMillis,
        int copyBatchRecords,
        long compactAtBytes,
        Upkeep upkeep,
        Pace.Limits pace,
        Set<? extends Switch> flaws) {
    public NodeOptions {
        addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
        initialMembers = List.copyOf(initialMembers);
        flaws = Collections.unmodifiableSet(new LinkedHashSet<>(flaws));
    }

    /// Times of the upkeep.
    ///
    /// @param hintLifeMillis for how long a silent replica's missed writes are kept for it; 0 for never
    /// @param hintsMax how many of them at most
    /// @param tombstoneGraceMillis for how long a delete is remembered at least; longer than any hint lives
    /// @param collectEveryMillis how often older tombstones are looked for; 0 for never
    public record Upkeep(long hintLifeMillis, int hintsMax, long tombstoneGraceMillis, long collectEveryMillis) {
        public Upkeep {
            if (hintLifeMillis >= tombstoneGraceMillis)
                throw new IllegalArgumentException("hints live for " + hintLifeMillis
                        + " ms; expected less than the grace of tombstones, " + tombstoneGraceMillis + " ms");
        }
    }

    /// The nodes that hold the metadata authority.
    public List<NodeId> seats() {
        return authority.map(List::of).orElse(initialMembers);
    }

    /// The same for another version of the node.
    public NodeOptions withFlaws(Set<? extends Switch> others) {
        return new NodeOptions(
                id,
                authority,
                addresses,
                initialMembers,
                vnodes,
                operationTimeoutMillis,
                resendMillis,
                dwellMinMillis,
                dwellMaxMillis,
                abortAfterMillis,
                copyBatchRecords,
                compactAtBytes,
                upkeep,
                pace,
                others);
    }
}
