package theseus.node.environment;

import theseus.node.message.Message;
import theseus.node.ring.NodeId;

/// The links to the other nodes: asynchronous, and free to lose, delay, duplicate and reorder.
public interface Network {
    /// Sends the message and forgets it. A message to the node itself is delivered as well, later, on its own thread.
    void send(NodeId to, Message message);

    /// Tells where a node can be reached, for the nodes that were not known at the start.
    void learn(NodeId node, String address);
}
