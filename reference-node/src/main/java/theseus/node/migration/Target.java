package theseus.node.migration;

import java.util.ArrayList;
import java.util.List;
import theseus.node.environment.Environment;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.message.Message;
import theseus.node.message.Message.Keyed;
import theseus.node.replica.Replica;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.VersionedStore.ApplyRule;
import theseus.node.store.VersionedStore.Held;
import theseus.node.topology.PlannedRange;

/// The part of a node that gains data: takes copies of the open session under the apply rule, and proves by hash
/// tree that it dominates each source's snapshot, pulling what it lacks.
public final class Target {
    private final Environment environment;
    private final Replica replica;
    private final Session session;
    private final ApplyRule rule;
    private final Session.Admission admission;
    private List<PlannedRange> plan = List.of();
    private long planned;

    /// @param rule by which copied records replace what is there
    /// @param admission of which sessions copies are taken
    public Target(
            Environment environment, Replica replica, Session session, ApplyRule rule, Session.Admission admission) {
        this.environment = environment;
        this.replica = replica;
        this.session = session;
        this.rule = rule;
        this.admission = admission;
    }

    public void on(NodeId from, Message.ProgressAsked ask) {
        Message told = new Message.ProgressTold(
                ask.round(), session.open(), session.copied(), session.verified(), session.counts());
        session.whenDurable(() -> send(from, told));
    }

    public void on(NodeId from, Message.CopyBatch batch) {
        if (!takesRecords(batch.session()) && refuses(from, batch.session())) return;
        if (session.hasCopied(batch.range(), from)) {
            session.whenDurable(() -> send(from, new Message.CopyKnown(batch.session(), batch.range())));
            return;
        }
        long position = -1;
        for (Keyed keyed : batch.records()) {
            environment.observer().saw(new Observation.CopyArrived(batch.session(), session.open()));
            if (take(keyed, Observation.Cause.COPY, batch.epoch())) session.tally().copied++;
            else ignored();
            position = Math.max(position, replica.store().get(keyed.key()).position());
        }
        replica.whenDurable(position, () -> taken(from, batch));
    }

    public void on(NodeId from, Message.TreeTold told) {
        if (refuses(from, told.session())) return;
        if (session.hasVerified(told.range(), from)) {
            session.whenDurable(() -> send(from, new Message.Dominated(told.session(), told.range())));
            return;
        }
        HashTree own = Snapshot.of(replica, range(told.range()), SnapshotContent.EVERYTHING)
                .tree();
        List<Integer> differing = own.differing(told.hashes());
        if (differing.isEmpty()) dominates(from, told.session(), told.range());
        else send(from, new Message.TreeAsked(told.session(), told.range(), told.attempt(), differing));
    }

    public void on(NodeId from, Message.LeavesTold told) {
        if (refuses(from, told.session())) return;
        List<Key> lacking = new ArrayList<>();
        for (Message.Listed listed : told.entries()) {
            Held held = replica.store().get(listed.key());
            if (held == null || listed.version().isAfter(held.record().version())) lacking.add(listed.key());
        }
        if (lacking.isEmpty()) dominates(from, told.session(), told.range());
        else send(from, new Message.PullAsked(told.session(), told.range(), told.attempt(), lacking));
    }

    public void on(NodeId from, Message.PullTold told) {
        if (!takesRecords(told.session()) && refuses(from, told.session())) return;
        for (Keyed keyed : told.records()) {
            if (!take(keyed, Observation.Cause.VERIFY_PULL, told.epoch())) continue;
            session.tally().pulled++;
            guard(Guard.VERIFY_PULLED);
        }
        // The source tells its tree again until this node dominates all of it.
    }

    private void taken(NodeId from, Message.CopyBatch batch) {
        if (session.open() != batch.session()) return;
        Message.CopyTaken answer = new Message.CopyTaken(batch.session(), batch.range(), batch.batch());
        if (!batch.last()) {
            send(from, answer);
            return;
        }
        if (session.hasCopied(batch.range(), from)) {
            session.whenDurable(() -> send(from, answer));
            return;
        }
        session.markCopied(batch.range(), from, () -> {
            environment.observer().saw(new Observation.RangeCopied(batch.session(), batch.range(), from.name(), false));
            send(from, answer);
        });
    }

    /// All that was compared is durable once the mark is, for the mark comes after it in the log.
    private void dominates(NodeId from, long of, int range) {
        if (session.hasVerified(range, from)) return;
        session.tally().verified++;
        session.markVerified(range, from, () -> {
            environment.observer().saw(new Observation.RangeCopied(of, range, from.name(), true));
            send(from, new Message.Dominated(of, range));
        });
    }

    private boolean take(Keyed keyed, Observation.Cause cause, long epoch) {
        return replica.take(keyed.key(), keyed.record(), rule, cause, epoch);
    }

    private void ignored() {
        session.tally().ignored++;
        guard(Guard.COPY_IGNORED_AS_OLDER);
    }

    private boolean takesRecords(long of) {
        return admission.takes(of, session.open(), replica.topology().latest());
    }

    private boolean refuses(NodeId from, long of) {
        long open = Session.accepted(session.open(), replica.topology().latest());
        if (of == open) return false;
        guard(Guard.CLOSED_SESSION_REFUSED);
        send(from, new Message.SessionClosed(of, open));
        return true;
    }

    private PlannedRange range(int index) {
        if (planned != session.open()) {
            plan = replica.topology().latest().phase().migration().orElseThrow().plan();
            planned = session.open();
        }
        return plan.get(index);
    }

    private void guard(Guard guard) {
        environment.observer().saw(new Observation.GuardFired(guard));
    }

    private void send(NodeId to, Message message) {
        environment.network().send(to, message);
    }
}
