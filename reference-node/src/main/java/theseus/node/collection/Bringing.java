package theseus.node.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.environment.Environment;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.environment.Timers;
import theseus.node.message.Message;
import theseus.node.message.Message.Keyed;
import theseus.node.message.Message.Listed;
import theseus.node.message.Portion;
import theseus.node.replica.Replica;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.VersionedStore.ApplyRule;
import theseus.node.topology.Floor;
import theseus.node.topology.Topology;

/// Makes the other owners hold all that this replica holds at or below a rising floor: asks each which of the versions
/// it lacks, and brings it those. Every replica does so after all have fenced the epoch in which the floor began to
/// rise; from then on nothing else changes there. When all are done, every owner durably holds what any of them held at
/// or below the floor, or something newer.
///
/// What is overwritten here meanwhile is brought all the same. The newer record may be lost again in a crash, and a
/// tombstone below the floor come to light that this replica then purges: by that time no owner may hold what it
/// deleted.
public final class Bringing {
    private static final int BATCH = 256;

    private final NodeId self;
    private final Environment environment;
    private final Replica replica;
    private final long resendNanos;
    private final SortedMap<Long, Errand> errands = new TreeMap<>();
    private final List<Asker> askers = new ArrayList<>();
    private long since;
    private long rounds;

    private record Asker(NodeId node, long round) {}

    /// @param resendNanos after which an unanswered message is sent again
    public Bringing(NodeId self, Environment environment, Replica replica, long resendNanos) {
        this.self = self;
        this.environment = environment;
        this.replica = replica;
        this.resendNanos = resendNanos;
        this.rounds = environment.randomness().below(1L << 40) << 20;
    }

    public void on(NodeId from, Message.BringAsked ask) {
        if (!isRising(ask.since())) return;
        if (since != ask.since()) begin(ask.since());
        askers.removeIf(asker -> asker.node().equals(from));
        askers.add(new Asker(from, ask.round()));
        tellIfDone();
    }

    public void on(NodeId from, Message.TombstonesAsked ask) {
        long tombstones = replica.store()
                .keys(key -> {
                    var record = replica.store().get(key).record();
                    return record.isTombstone() && !record.version().isAfter(ask.floor());
                })
                .size();
        environment.network().send(from, new Message.TombstonesTold(ask.round(), tombstones));
    }

    public void on(NodeId from, Message.Brought brought) {
        if (!isRising(brought.since())) return;
        long position = -1;
        for (Keyed keyed : brought.records()) {
            boolean taken = replica.take(
                    keyed.key(), keyed.record(), ApplyRule.NEWER_WINS, Observation.Cause.COLLECTION, brought.epoch());
            if (taken) environment.observer().saw(new Observation.GuardFired(Guard.COLLECTION_BROUGHT));
            position = Math.max(position, replica.store().get(keyed.key()).position());
        }
        replica.whenDurable(
                position, () -> environment.network().send(from, new Message.BroughtTaken(brought.round())));
    }

    public void on(Message.LackingTold told) {
        Errand errand = errands.get(told.round());
        if (errand == null) return;
        if (told.keys().isEmpty()) errand.next();
        else errand.bring(told.keys());
    }

    public void on(Message.BroughtTaken taken) {
        Errand errand = errands.get(taken.round());
        if (errand != null) errand.ask();
    }

    private boolean isRising(long epoch) {
        Floor.Rising rising = replica.topology().latest().floor().rising();
        return rising != null && rising.since() == epoch && replica.fence().epoch() >= epoch;
    }

    private void begin(long epoch) {
        since = epoch;
        errands.values().forEach(Errand::end);
        errands.clear();
        askers.clear();
        Topology now = replica.topology().latest();
        SortedMap<NodeId, List<Listed>> byOwner = new TreeMap<>();
        for (Key key : replica.store().keys(this::isBelow))
            for (NodeId owner : now.replicas(key).old())
                if (!owner.equals(self))
                    byOwner.computeIfAbsent(owner, _ -> new ArrayList<>()).add(listed(key));
        byOwner.forEach((owner, below) -> new Errand(owner, below).open());
    }

    private boolean isBelow(Key key) {
        Floor.Rising rising = replica.topology().latest().floor().rising();
        return rising != null
                && !replica.store().get(key).record().version().isAfter(rising.version())
                && replica.topology().latest().replicas(key).contains(self);
    }

    private Listed listed(Key key) {
        return new Listed(key, replica.store().get(key).record().version());
    }

    private void tellIfDone() {
        if (!errands.isEmpty()) return;
        for (Asker asker : askers)
            environment.network().send(asker.node(), new Message.BringDone(asker.round(), since));
    }

    /// One owner and what it may lack, batch by batch.
    private final class Errand {
        private final NodeId owner;
        private final List<Listed> below;
        private long round;
        private int done;
        private Timers.Alarm alarm = () -> {};

        Errand(NodeId owner, List<Listed> below) {
            this.owner = owner;
            this.below = below;
        }

        void ask() {
            send(new Message.HoldingsAsked(round, replica.topology().epoch(), batch()));
        }

        /// Brings what is held here now, which may be newer than what was listed.
        void bring(List<Key> lacking) {
            List<Keyed> records = batch().stream()
                    .map(Listed::key)
                    .filter(key -> lacking.contains(key) && replica.store().get(key) != null)
                    .map(key -> new Keyed(key, replica.store().get(key).record()))
                    .toList();
            send(new Message.Brought(
                    round, replica.topology().epoch(), since, records.subList(0, Portion.fitting(records))));
        }

        /// A batch has a number of its own, so that a late answer is never taken for one about another batch.
        void open() {
            round = ++rounds;
            errands.put(round, this);
            ask();
        }

        void next() {
            end();
            errands.remove(round);
            done += BATCH;
            if (done < below.size()) open();
            else tellIfDone();
        }

        void end() {
            alarm.cancel();
        }

        private void send(Message message) {
            alarm.cancel();
            if (!isRising(since)) return;
            environment.network().send(owner, message);
            alarm = environment.timers().after(resendNanos, this::ask);
        }

        private List<Listed> batch() {
            return below.subList(done, Math.min(below.size(), done + BATCH));
        }
    }
}
