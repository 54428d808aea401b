package theseus.node.message;

import java.util.List;
import theseus.node.ring.NodeId;

/// What travels between two nodes at a time.
///
/// @param cluster the sender's cluster; nodes of different clusters do not listen to each other
/// @param from the sender
/// @param address where the sender is reached, `host:port`, for a receiver that does not know it yet
/// @param messages oldest first
public record Batch(String cluster, NodeId from, String address, List<Message> messages) {
    public Batch {
        messages = List.copyOf(messages);
    }
}
