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
import theseus.node.message.Message.Listed;
import theseus.node.message.PutKind;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;
import theseus.node.store.Version;
import theseus.node.store.VersionedStore;
import theseus.node.store.VersionedStore.ApplyRule;
import theseus.node.store.VersionedStore.Held;
import theseus.node.topology.Floor;
import theseus.node.topology.Topology;

/// One replica. A round below its fence or for a key that is not its own is refused; what it takes is durable
/// before it says so, and what it tells is durable too.
public final class Replica {
    private final NodeId self;
    private final CommitLog log;
    private final Network network;
    private final Observer observer;
    private final Waypoints waypoints;
    private final Terms terms;
    private final PutQueue putQueue;
    private final VersionedStore store = new VersionedStore();
    private final Fence fence;
    private final KnownTopology topology;
    private long served;

    public Replica(NodeId self, CommitLog log, Environment environment, Terms terms) {
        this.self = self;
        this.log = log;
        this.network = environment.network();
        this.observer = environment.observer();
        this.waypoints = environment.waypoints();
        this.terms = terms;
        this.putQueue = new PutQueue(log);
        this.fence = new Fence(log, observer, terms.fences());
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

    /// How many questions of clients' rounds this replica was asked in this life.
    public long served() {
        return served;
    }

    public void on(NodeId from, Message.ReadAsked ask) {
        served++;
        long epoch = terms.vigilance().atReads() ? ask.epoch() : Long.MAX_VALUE;
        if (refuses(from, ask.round(), epoch, ask.key())) return;
        Held held = store.get(ask.key());
        if (held == null || isBuried(held.record())) {
            network.send(from, new Message.ReadTold(ask.round(), null));
            return;
        }
        Record told = ask.withValue() ? held.record() : withoutValue(held.record());
        whenDurable(held.position(), () -> {
            if (!fencedMeanwhile(from, ask.round(), epoch)) network.send(from, new Message.ReadTold(ask.round(), told));
        });
    }

    public void on(NodeId from, Message.PutAsked ask) {
        if (ask.kind() == PutKind.CLIENT) served++;
        if (refuses(from, ask.round(), ask.epoch(), ask.key())) return;
        switch (terms.vigilance()) {
            case ALWAYS, AT_WRITES_ONLY -> {
                if (!waypoints.holds(Waypoint.PUT_CHECKED, () -> on(from, ask))) admitted(from, ask);
            }
            case ON_ARRIVAL_ONLY ->
                putQueue.add(() -> {
                    if (!waypoints.holds(Waypoint.PUT_CHECKED, () -> admitted(from, ask))) admitted(from, ask);
                });
        }
    }

    private void admitted(NodeId from, Message.PutAsked ask) {
        Floor floor = topology.latest().floor();
        Version arriving = ask.record().version();
        if (terms.floor().refuses(floor, present(ask.key()), arriving, ask.kind(), ask.seenIn())) {
            guard(Guard.TOO_OLD_REFUSED);
            network.send(from, new Message.TooOld(ask.round(), floor.highest()));
            return;
        }
        Observation.Cause cause = switch (ask.kind()) {
            case CLIENT -> Observation.Cause.CLIENT;
            case WRITE_BACK -> Observation.Cause.WRITE_BACK;
            case SWEEP -> Observation.Cause.SWEEP;
            case HINT -> Observation.Cause.HINT;
        };
        ApplyRule by = ask.kind() == PutKind.HINT ? terms.hints() : terms.clients();
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

    /// Drops a tombstone that the floor buries. The caller has fenced the epoch in which that floor came into force.
    public void purge(Key key) {
        Held held = store.get(key);
        store.forget(key);
        long fenced = fence.epoch();
        long epoch = topology.epoch();
        log.whenDurable(
                log.append(new Entry.Forgot(key)),
                () -> observer.saw(new Observation.Purged(key, held.record().version(), fenced, epoch)));
    }

    /// Whether the record is a tombstone that says no more than none at all, and is purged or about to be.
    public boolean isBuried(Record record) {
        return record.isTombstone() && topology.latest().floor().buries(record.version());
    }

    /// Tells which of the listed versions this replica lacks, or has older. Nothing to one whose epoch is fenced off:
    /// it will hear of the newer one, and ask again.
    public void on(NodeId from, Message.HoldingsAsked ask) {
        if (ask.epoch() < fence.epoch()) return;
        List<Key> lacking = new ArrayList<>();
        long position = -1;
        for (Listed listed : ask.listed()) {
            Held held = store.get(listed.key());
            if (held == null || listed.version().isAfter(held.record().version())) lacking.add(listed.key());
            else position = Math.max(position, held.position());
        }
        whenDurable(position, () -> network.send(from, new Message.LackingTold(ask.round(), lacking)));
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
        if (epoch >= fence.epoch() || !terms.vigilance().beforeAnswers()) return false;
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
