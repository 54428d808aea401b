package theseus.node.host.peer;

import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import okhttp3.OkHttpClient;
import theseus.node.environment.Network;
import theseus.node.host.machine.Failpoints;
import theseus.node.message.Message;
import theseus.node.ring.NodeId;

/// The links to all other nodes. A message to nobody known is lost, as one to a node that is down.
public final class Links implements Network {
    private final Sender sender;
    private final Executor node;
    private final BiConsumer<NodeId, Message> own;
    private final OkHttpClient client = Link.client();
    private final Failpoints failpoints;
    private final Map<NodeId, Impediments> impediments = new ConcurrentHashMap<>();
    private final Map<NodeId, Link> links = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// Who this node is to others.
    public record Sender(String cluster, NodeId id, String address) {}

    /// @param addresses the nodes known at the start
    /// @param node where messages to the node itself are delivered
    /// @param own takes them
    public Links(
            Sender sender,
            SortedMap<NodeId, String> addresses,
            Executor node,
            BiConsumer<NodeId, Message> own,
            Failpoints failpoints) {
        this.sender = sender;
        this.node = node;
        this.own = own;
        this.failpoints = failpoints;
        addresses.forEach(this::learn);
    }

    @Override
    public void send(NodeId to, Message message) {
        if (to.equals(sender.id())) {
            node.execute(() -> own.accept(to, message));
            return;
        }
        Link link = links.get(to);
        if (link != null) link.send(message);
    }

    @Override
    public void learn(NodeId peer, String address) {
        if (peer.equals(sender.id()) || closed || !PeerAddress.parse(address).isPresent()) return;
        links.compute(peer, (_, link) -> {
            if (link != null && link.address().equals(address)) return link;
            if (link != null) link.close();
            return new Link(sender, peer, address, client, failpoints, of(peer));
        });
    }

    /// Takes the address that a sender tells of itself, unless another one is known.
    public void hearOf(NodeId peer, String address) {
        if (!links.containsKey(peer)) learn(peer, address);
    }

    /// What each link did so far.
    public SortedMap<NodeId, Link.Counts> counts() {
        SortedMap<NodeId, Link.Counts> counts = new java.util.TreeMap<>();
        links.forEach((peer, link) -> counts.put(peer, link.counts()));
        return counts;
    }

    /// Makes something wrong with the link to a node, also with one that is made later.
    public void impede(NodeId peer, int fault, Impediment how) {
        of(peer).add(fault, how);
    }

    /// Ends what that fault made wrong with the link.
    public void relieve(NodeId peer, int fault) {
        Link link = links.get(peer);
        if (link == null) of(peer).remove(fault, _ -> {});
        else link.relieve(fault);
    }

    /// How many messages to that node felt each fault.
    public Map<Integer, Long> felt(NodeId peer) {
        return of(peer).felt();
    }

    private Impediments of(NodeId peer) {
        return impediments.computeIfAbsent(peer, _ -> new Impediments());
    }

    public void close() {
        closed = true;
        links.values().forEach(Link::close);
    }
}
