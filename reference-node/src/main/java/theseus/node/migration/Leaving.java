package theseus.node.migration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import theseus.node.coordinate.Rounds;
import theseus.node.environment.Environment;
import theseus.node.log.CommitLog;
import theseus.node.log.Entry;
import theseus.node.message.Message;
import theseus.node.message.Message.Listed;
import theseus.node.quorum.Consistency;
import theseus.node.quorum.Quorum;
import theseus.node.quorum.Rules;
import theseus.node.replica.Replica;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.VersionedStore.Held;
import theseus.node.topology.Migration;
import theseus.node.topology.MoveCounts;
import theseus.node.topology.Phase;
import theseus.node.topology.PlannedRange;
import theseus.node.topology.Topology;

/// The part of a node that loses ranges: fences the new epoch, sweeps to a quorum of the new owners what they lack of
/// what it holds, and deletes it, the log included.
public final class Leaving {
    private static final int BATCH = 256;
    private static final int PUSHES_AT_ONCE = 16;

    /// What becomes of the ranges that a node has lost.
    public enum Kind {
        /// Right.
        SWEEP_THEN_DELETE,
        /// Wrong (cleanup-before-fence): the same, but as soon as the cutover is published, when nobody is fenced yet.
        BEFORE_THE_BARRIER,
        /// Wrong (no-cleanup): nothing.
        NEVER
    }

    private final NodeId self;
    private final Environment environment;
    private final Replica replica;
    private final CommitLog log;
    private final Rounds rounds;
    private final Rules rules;
    private final Kind kind;
    private final long resendNanos;
    private final MoveTally tally = new MoveTally();
    private final Deque<Key> toSweep = new ArrayDeque<>();
    private final Deque<Key> toPush = new ArrayDeque<>();
    private RollCall rollCall;
    private int pushing;
    private long leaving;
    private long clean;

    public Leaving(
            NodeId self,
            Environment environment,
            Replica replica,
            CommitLog log,
            Rounds rounds,
            Rules rules,
            Kind kind,
            long resendNanos) {
        this.self = self;
        this.environment = environment;
        this.replica = replica;
        this.log = log;
        this.rounds = rounds;
        this.rules = rules;
        this.kind = kind;
        this.resendNanos = resendNanos;
        replica.topology().watch(this::follow);
    }

    /// Takes back one entry of the log at start.
    public void replay(Entry entry) {
        if (entry instanceof Entry.CleanedUp done) clean = done.session();
    }

    /// What must not be forgotten, as the entries of a fresh log.
    public List<Entry> live() {
        return clean == 0 ? List.of() : List.of(new Entry.CleanedUp(clean));
    }

    /// Takes up a cleanup that a crash cut off.
    public void resume() {
        if (replica.topology().latest() != null) follow(replica.topology().latest());
    }

    public void on(NodeId from, Message.CleanupAsked ask) {
        environment
                .network()
                .send(from, new Message.CleanupTold(ask.round(), ask.session(), clean >= ask.session(), counts()));
    }

    public void on(NodeId from, Message.LackingTold told) {
        if (rollCall != null) rollCall.on(from, told);
    }

    /// What this node counted in its latest cleanup.
    public MoveCounts counts() {
        return tally.counts();
    }

    private void follow(Topology now) {
        switch (now.phase()) {
            case Phase.Cutover p when kind == Kind.BEFORE_THE_BARRIER -> leave(now, p.underWay());
            case Phase.Cleanup p -> leave(now, p.underWay());
            case Phase.Steady _,
                    Phase.Prepare _,
                    Phase.DualWrite _,
                    Phase.DataCopy _,
                    Phase.Verify _,
                    Phase.Cutover _,
                    Phase.Retreat _ -> {}
        }
    }

    private void leave(Topology now, Migration migration) {
        if (clean >= migration.session() || leaving == migration.session()) return;
        leaving = migration.session();
        tally.reset();
        switch (kind) {
            case NEVER -> clean = migration.session();
            case BEFORE_THE_BARRIER -> sweep(migration);
            case SWEEP_THEN_DELETE -> replica.fence().raise(now.epoch(), () -> sweep(migration));
        }
    }

    /// The fence is durable, and so is every record that was taken before it: nothing is in flight here any more.
    private void sweep(Migration migration) {
        for (PlannedRange range : migration.plan()) {
            if (!range.leavers().contains(self)) continue;
            for (Key key : replica.store().keysIn(range.tokens())) if (range.contains(key)) toSweep.add(key);
        }
        sweepMore(migration);
    }

    /// Batch by batch: asks who lacks what, pushes that, and deletes what the new owners have.
    private void sweepMore(Migration migration) {
        List<Listed> batch = new ArrayList<>();
        while (batch.size() < BATCH && !toSweep.isEmpty()) {
            Key key = toSweep.poll();
            Held held = replica.store().get(key);
            if (held == null) continue;
            if (replica.isBuried(held.record())) replica.purge(key);
            else batch.add(new Listed(key, held.record().version()));
        }
        if (batch.isEmpty()) {
            close(migration);
            return;
        }
        Topology now = replica.topology().latest();
        rollCall = new RollCall(environment, rounds.nextId(), now, batch, () -> called(batch, migration));
        rollCall.ask(now.epoch(), resendNanos);
    }

    private void called(List<Listed> batch, Migration migration) {
        for (Listed listed : batch) {
            Quorum owners = rules.toWrite(replica.topology().latest(), listed.key(), Consistency.QUORUM);
            if (rollCall.isMissed(listed.key(), owners)) toPush.add(listed.key());
            else forget(listed.key());
        }
        push(migration);
    }

    private void push(Migration migration) {
        while (pushing < PUSHES_AT_ONCE && !toPush.isEmpty()) {
            Key key = toPush.poll();
            Held held = replica.store().get(key);
            // A tombstone may have been purged since.
            if (held == null) continue;
            pushing++;
            rounds.sweep(rules, key, held.record(), () -> pushed(key, migration));
        }
        if (pushing == 0) sweepMore(migration);
    }

    private void pushed(Key key, Migration migration) {
        pushing--;
        tally.swept++;
        forget(key);
        push(migration);
    }

    private void forget(Key key) {
        tally.deleted++;
        replica.forget(key);
    }

    private void close(Migration migration) {
        long position = log.append(new Entry.CleanedUp(migration.session()));
        log.whenDurable(position, () -> clean = migration.session());
    }
}
