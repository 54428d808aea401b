package theseus.node.migration;

import theseus.node.environment.Environment;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.message.Message;
import theseus.node.replica.Replica;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.topology.Migration;
import theseus.node.topology.Phase;
import theseus.node.topology.PlannedRange;
import theseus.node.topology.Replicas;
import theseus.node.topology.Topology;

/// Opens and closes the session at a node that gains data. Before the session opens, every older epoch is fenced
/// and the ranges to come are wiped; nothing is wiped once writes may have been acknowledged here.
public final class Joining {
    private final NodeId self;
    private final Environment environment;
    private final Replica replica;
    private final Session session;
    private final Leaving.Kind cleanup;
    private final Wipe wipe;

    /// When a joiner forgets what it may have of the ranges to come.
    public enum Wipe {
        /// Right: before its session opens, when nobody writes to it yet.
        BEFORE_THE_SESSION,
        /// Wrong (wipe-after-dual-write): half a second after writes have begun to reach it.
        IN_DUAL_WRITE
    }

    public Joining(
            NodeId self, Environment environment, Replica replica, Session session, Leaving.Kind cleanup, Wipe wipe) {
        this.self = self;
        this.environment = environment;
        this.replica = replica;
        this.session = session;
        this.cleanup = cleanup;
        this.wipe = wipe;
        replica.topology().watch(this::closeIfOver);
        if (wipe == Wipe.IN_DUAL_WRITE) replica.topology().watch(this::wipeLate);
    }

    /// Takes up a close that a crash cut off.
    public void resume() {
        if (replica.topology().latest() != null) closeIfOver(replica.topology().latest());
    }

    public void on(NodeId from, Message.PrepareAsked ask) {
        if (session.open() == ask.session()) {
            session.whenDurable(
                    () -> environment.network().send(from, new Message.Prepared(ask.round(), ask.session())));
            return;
        }
        Topology now = replica.topology().latest();
        if (!(now.phase() instanceof Phase.Prepare prepare)
                || prepare.underWay().session() != ask.session()) return;
        replica.fence().raise(now.epoch(), () -> {
            if (session.open() == ask.session()) return;
            if (wipe == Wipe.BEFORE_THE_SESSION) wipe(prepare.underWay());
            session.open(
                    ask.session(),
                    () -> environment.network().send(from, new Message.Prepared(ask.round(), ask.session())));
        });
    }

    private void wipeLate(Topology now) {
        if (now.phase() instanceof Phase.DualWrite dual)
            environment.timers().after(500_000_000, () -> wipe(dual.underWay()));
    }

    private void wipe(Migration migration) {
        for (PlannedRange range : migration.plan()) {
            if (!range.joiners().contains(self)) continue;
            for (Key key : replica.store().keysIn(range.tokens())) if (range.contains(key)) replica.forget(key);
        }
    }

    private void closeIfOver(Topology now) {
        if (session.open() == 0 || session.open() == now.openSession()) return;
        switch (cleanup) {
            case NEVER -> session.open(0, () -> {});
            case SWEEP_THEN_DELETE, BEFORE_THE_BARRIER ->
                replica.fence().raise(now.epoch(), () -> forgetAndClose(now.epoch()));
        }
    }

    /// After an abort this node holds what it never came to own, and no reader was sent here for it. The session
    /// closes last, so that a crash in between begins again.
    private void forgetAndClose(long fenced) {
        Topology now = replica.topology().latest();
        if (session.open() == 0 || session.open() == now.openSession()) return;
        if (now.epoch() > fenced) {
            closeIfOver(now);
            return;
        }
        for (Key key : replica.store().keys(key -> isLeftover(self, now, key))) {
            replica.forget(key);
            environment.observer().saw(new Observation.GuardFired(Guard.LEFTOVERS_FORGOTTEN));
        }
        session.open(0, () -> {});
    }

    /// Whether the node has no part in the key: it is in neither O nor N, also while only N is in force, for what a
    /// leaver has still to sweep is not a leftover. In PREPARE it must be in O: what a joiner has then is from an
    /// earlier migration, and would stay if this one were aborted before the joiner hears of it.
    public static boolean isLeftover(NodeId self, Topology now, Key key) {
        Replicas involved = now.phase()
                .migration()
                .map(migration -> migration.replicas(key))
                .orElseGet(() -> now.replicas(key));
        return now.phase() instanceof Phase.Prepare ? !involved.old().contains(self) : !involved.contains(self);
    }
}
