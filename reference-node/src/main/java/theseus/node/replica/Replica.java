package theseus.node.replica;

import java.util.ArrayList;
import java.util.List;
import theseus.node.environment.Environment;
import theseus.node.environment.Guard;
import theseus.node.environment.Network;
import theseus.node.environment.Observation;
import theseus.node.environment.Observer;
import theseus.node.environment.Waypoint;
import theseus.node.environment.Waypoints;
import theseus.node.log.CommitLog;
import theseus.node.log.Entry;
import theseus.node.message.Message;
import theseus.node.message.Message.Keyed;
import theseus.node.message.PutKind;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;
import theseus.node.store.Version;
import theseus.node.store.VersionedStore;
import theseus.node.store.VersionedStore.ApplyRule;
import theseus.node.store.VersionedStore.Held;
import theseus.node.topology.Topology;

/// One replica. A round below its fence or for a key that is not its own is refused; what it takes is durable
/// before it says so, and what it tells is durable too.
public final class Replica {
    private final NodeId self;
    private final CommitLog log;
    private final Network network;
    private final Observer observer;
    private final Waypoints waypoints;
    private final ApplyRule rule;
    private final ApplyRule hintRule;
    private final VersionedStore store = new VersionedStore();
    private final Fence fence;
    private final KnownTopology topology;

    /// @param rule by which clients' writes replace each other
    /// @param hintRule by which a hint replaces what is there
    public Replica(
            NodeId self,
            CommitLog log,
            Environment environment,
            ApplyRule rule,
            ApplyRule hintRule,
            Fence.Kind fences) {
        this.self = self;
        this.log = log;
        this.network = environment.network();
        this.observer = environment.observer();
        this.waypoints = environment.waypoints();
        this.rule = rule;
        this.hintRule = hintRule;
        this.fence = new Fence(log, observer, fences);
        this.topology = new KnownTopology(log, network, observer, waypoints);
    }

    public VersionedStore store() {
        return store;
    }

    public Fence fence() {
        return fence;
    }

    public KnownTopology topology() {
        return topology;
    }

    /// Takes back one entry of the log at start.
    public void replay(Entry entry) {
        switch (entry) {
            case Entry.Put put -> store.keep(put.key(), put.record(), -1);
            case Entry.Forgot forgot -> store.forget(forgot.key());
            case Entry.FenceRaised raised -> fence.replay(raised.epoch());
            case Entry.TopologyKnown known -> topology.replay(known.topology());
            case Entry.SessionOpened _,
                    Entry.RangeCopied _,
                    Entry.RangeVerified _,
                    Entry.CleanedUp _,
                    Entry.TopologyDecided _,
                    Entry.IncarnationsGiven _,
                    Entry.HintStored _,
                    Entry.HintDropped _,
                    Entry.OfRaft _ -> {}
        }
    }

    /// All that this replica must not forget, as the entries of a fresh log.
    public List<Entry> live() {
        List<Entry> live = new ArrayList<>();
        if (topology.latest() != null) live.add(new Entry.TopologyKnown(topology.latest()));
        if (fence.epoch() > 0) live.add(new Entry.FenceRaised(fence.epoch()));
        for (Keyed keyed : records()) live.add(new Entry.Put(keyed.key(), keyed.record()));
        return live;
    }

    /// Everything held, in key order.
    public List<Keyed> records() {
        List<Keyed> records = new ArrayList<>(store.size());
        for (Key key : store.keys(_ -> true))
            records.add(new Keyed(key, store.get(key).record()));
        return records;
    }

    public void on(NodeId from, Message.ReadAsked ask) {
        if (refuses(from, ask.round(), ask.epoch(), ask.key())) return;
        Held held = store.get(ask.key());
        if (held == null) {
            network.send(from, new Message.ReadTold(ask.round(), null));
            return;
        }
        Record told = ask.withValue() ? held.record() : withoutValue(held.record());
        whenDurable(held.position(), () -> {
            if (!fencedMeanwhile(from, ask.round(), ask.epoch()))
                network.send(from, new Message.ReadTold(ask.round(), told));
        });
    }

    public void on(NodeId from, Message.PutAsked ask) {
        if (refuses(from, ask.round(), ask.epoch(), ask.key())) return;
        if (waypoints.holds(Waypoint.PUT_CHECKED, () -> on(from, ask))) return;
        Version floor = topology.latest().floor();
        if (Gate.isTooOld(present(ask.key()), ask.record().version(), floor)) {
            guard(Guard.TOO_OLD_REFUSED);
            network.send(from, new Message.TooOld(ask.round(), floor));
            return;
        }
        Observation.Cause cause = switch (ask.kind()) {
            case CLIENT -> Observation.Cause.CLIENT;
            case WRITE_BACK -> Observation.Cause.WRITE_BACK;
            case SWEEP -> Observation.Cause.SWEEP;
            case HINT -> Observation.Cause.HINT;
        };
        ApplyRule by = ask.kind() == PutKind.HINT ? hintRule : rule;
        boolean taken = take(ask.key(), ask.record(), by, cause, ask.epoch());
        if (taken && cause == Observation.Cause.SWEEP) guard(Guard.SWEEP_PUSHED);
        if (taken && cause == Observation.Cause.HINT) guard(Guard.HINT_REPLAYED);
        Held held = store.get(ask.key());
        boolean overtaken = held.record().version().isAfter(ask.record().version());
        whenDurable(held.position(), () -> acknowledge(from, ask, overtaken));
    }

    private void acknowledge(NodeId from, Message.PutAsked ask, boolean overtaken) {
        if (waypoints.holds(Waypoint.PUT_DURABLE, () -> acknowledge(from, ask, overtaken))) return;
        if (!fencedMeanwhile(from, ask.round(), ask.epoch()))
            network.send(from, new Message.PutDone(ask.round(), overtaken));
    }

    /// Stores the record if the rule lets it replace what is held; says whether it did. Durable from
    /// [VersionedStore.Held#position] on.
    public boolean take(Key key, Record record, ApplyRule by, Observation.Cause cause, long epoch) {
        Held present = store.get(key);
        if (!store.takes(key, record, by)) {
            Record richer = present.record().remembering(record);
            if (richer != present.record()) store.keep(key, richer, log.append(new Entry.Put(key, richer)));
            return false;
        }
        Record kept = present == null ? record : record.remembering(present.record());
        long position = log.append(new Entry.Put(key, kept));
        store.keep(key, kept, position);
        log.whenDurable(
                position,
                () -> observer.saw(new Observation.Stored(key, record.version(), record.value(), cause, epoch)));
        return true;
    }

    /// Deletes the key for good. The caller has fenced every epoch under which it could have been written.
    public void forget(Key key) {
        Held held = store.get(key);
        if (held == null) return;
        store.forget(key);
        long fenced = fence.epoch();
        long epoch = topology.epoch();
        log.whenDurable(
                log.append(new Entry.Forgot(key)),
                () -> observer.saw(new Observation.Forgot(key, held.record().version(), fenced, epoch)));
    }

    /// Runs the task once everything up to the position is durable; -1 is the past life.
    public void whenDurable(long position, Runnable task) {
        if (position < 0) task.run();
        else log.whenDurable(position, task);
    }

    private boolean refuses(NodeId from, long round, long epoch, Key key) {
        Topology known = topology.latest();
        return switch (Gate.of(self, known, fence.epoch(), epoch, key)) {
            case OPEN -> false;
            case NOT_OWNER -> {
                guard(Guard.NOT_OWNER_REFUSED);
                network.send(from, new Message.NotOwner(round, known));
                yield true;
            }
            case STALE_EPOCH -> {
                guard(Guard.STALE_EPOCH_REFUSED);
                network.send(from, new Message.StaleEpoch(round, fence.epoch(), known));
                yield true;
            }
        };
    }

    private Record present(Key key) {
        Held held = store.get(key);
        return held == null ? null : held.record();
    }

    private boolean fencedMeanwhile(NodeId from, long round, long epoch) {
        if (epoch >= fence.epoch()) return false;
        guard(Guard.STALE_AT_ACKNOWLEDGEMENT);
        network.send(from, new Message.StaleEpoch(round, fence.epoch(), topology.latest()));
        return true;
    }

    private void guard(Guard guard) {
        observer.saw(new Observation.GuardFired(guard));
    }

    private static Record withoutValue(Record record) {
        return record.isTombstone() ? record : new Record(record.version(), "", record.recent());
    }
}
