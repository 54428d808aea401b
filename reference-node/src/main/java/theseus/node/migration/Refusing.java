package theseus.node.migration;

import java.util.function.Supplier;
import theseus.node.environment.Environment;
import theseus.node.message.Message;
import theseus.node.replica.KnownTopology;
import theseus.node.ring.NodeId;
import theseus.node.topology.Refusals;
import theseus.node.topology.Topology;

/// What this node has refused since it heard of the present migration, for the report at its end. A restart begins to
/// count anew.
public final class Refusing {
    private final Environment environment;
    private final Supplier<Refusals> inThisLife;
    private Refusals before = Refusals.NONE;
    private long session;

    /// @param inThisLife all that this node has refused in this life
    public Refusing(Environment environment, KnownTopology topology, Supplier<Refusals> inThisLife) {
        this.environment = environment;
        this.inThisLife = inThisLife;
        topology.watch(this::follow);
    }

    public void on(NodeId from, Message.RefusalsAsked ask) {
        if (ask.session() != session) return;
        Refusals since = inThisLife.get().since(before);
        environment.network().send(from, new Message.RefusalsTold(ask.round(), session, since));
    }

    private void follow(Topology now) {
        if (now.openSession() == 0 || now.openSession() == session) return;
        session = now.openSession();
        before = inThisLife.get();
    }
}
