package theseus.node.metadata;

import java.util.List;
import theseus.node.log.Entry;
import theseus.node.message.Message;
import theseus.node.ring.NodeId;
import theseus.node.topology.Topology;

/// The authority's side in a node that holds it, alone or with others.
public interface Seat {
    /// Takes back one entry of the log at start.
    void replay(Entry entry);

    /// What must not be forgotten, as the entries of a fresh log.
    List<Entry> live();

    /// Takes office; the very first time with the given topology.
    void start(Topology genesis, Leadership leadership);

    /// Whether migrations are driven from this node now.
    boolean leads();

    void on(NodeId from, Message.RegisterAsked ask);

    void on(NodeId from, Message.AuthorityReadAsked ask);

    void on(NodeId from, Message.Proposed proposed);

    void on(NodeId from, Message.Raft message);

    /// Told when this node begins to drive migrations and when it stops.
    interface Leadership {
        /// @param inForce the topology in force; null before the first
        void began(Topology inForce);

        void ended();
    }
}
