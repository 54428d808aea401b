package theseus.node.metadata;

import java.util.function.Consumer;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.Topology;

/// The cluster's authority on topologies, as one node sees it. The newest topology known here is in `KnownTopology`.
///
/// Callbacks come at most once, and never where the authority stays out of reach: callers bound their own patience.
public interface MetadataAuthority {
    /// Asks for an incarnation that no coordinator ever had.
    void register(Consumer<Long> incarnation);

    /// The topology in force at some moment between the call and the answer.
    void read(Consumer<Topology> then);

    /// Proposes the change on top of the epoch: compare and set.
    void propose(long expectedEpoch, Change change, Consumer<Decision> then);

    /// Whether migrations are driven from this node now.
    boolean leads();
}
