package theseus.node;

import java.util.List;
import java.util.function.Consumer;
import theseus.node.coordinate.ClientAnswer;
import theseus.node.coordinate.ClientRequest;
import theseus.node.environment.Environment;
import theseus.node.message.Message;
import theseus.node.ring.NodeId;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;

/// One node: a replica, a coordinator and a party to migrations. Single-threaded; all calls and callbacks happen on its
/// one thread.
public final class Node {
    public Node(NodeOptions options, Environment environment) {
        throw new UnsupportedOperationException();
    }

    /// Replays the log and takes up work where it was left.
    public void start() {
        throw new UnsupportedOperationException();
    }

    /// Takes a message from another node (or from itself).
    public void receive(NodeId from, Message message) {
        throw new UnsupportedOperationException();
    }

    /// Serves a client; answers exactly once, unless the node dies first.
    public void serve(ClientRequest request, Consumer<ClientAnswer> answer) {
        throw new UnsupportedOperationException();
    }

    /// Proposes a change by an operator: a tenant, a join, an abort. Answers once, or never where the authority is out
    /// of reach.
    public void propose(Change change, Consumer<Decision> answer) {
        throw new UnsupportedOperationException();
    }

    /// What the node knows of itself now.
    public NodeStatus status() {
        throw new UnsupportedOperationException();
    }

    /// What the replica durably holds, in key order, tombstones included: for census and digests.
    public List<Message.Keyed> records() {
        throw new UnsupportedOperationException();
    }
}
