package theseus.node.migration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.environment.Environment;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.environment.Waypoint;
import theseus.node.message.Message;
import theseus.node.message.Message.Keyed;
import theseus.node.message.Portion;
import theseus.node.replica.Replica;
import theseus.node.ring.NodeId;
import theseus.node.store.Version;
import theseus.node.topology.Migration;
import theseus.node.topology.Phase;
import theseus.node.topology.PlannedRange;
import theseus.node.topology.Topology;

/// An old replica's part: fences the dual-write epoch durably, only then takes a snapshot of each range, streams
/// it to the range's targets (DATA_COPY), and lets them compare (VERIFY). It takes its part from the topology it
/// knows, so a restart takes it up again.
public final class Source {
    private final NodeId self;
    private final Environment environment;
    private final Replica replica;
    private final Way way;
    private final int batchRecords;
    private final long resendNanos;
    private final Pace pace;
    private final SortedMap<Integer, Snapshot> snapshots = new TreeMap<>();
    private final Deque<Stream> waiting = new ArrayDeque<>();
    private final List<Stream> flowing = new ArrayList<>();
    private Part part;

    /// How a source copies.
    ///
    /// @param content what of the store a snapshot holds
    /// @param order what comes before the snapshot
    /// @param failure what becomes of what was not acknowledged
    public record Way(SnapshotContent content, Order order, CopyFailure failure) {}

    /// What comes before a snapshot.
    public enum Order {
        /// Right: a durable fence of the dual-write epoch, so that no older write is acknowledged after it.
        FENCE_FIRST,
        /// Wrong (copy-unfenced): nothing.
        AT_ONCE
    }

    /// What this node is a source for now.
    ///
    /// @param attempt tells this life's snapshots from those of an earlier one
    private record Part(Migration migration, boolean verifying, long epoch, long attempt) {}

    /// @param way how it copies
    /// @param batchRecords records in one message at most
    /// @param resendNanos after which an unanswered message is sent again
    /// @param pace how fast it streams
    public Source(
            NodeId self,
            Environment environment,
            Replica replica,
            Way way,
            int batchRecords,
            long resendNanos,
            Pace pace) {
        this.self = self;
        this.environment = environment;
        this.replica = replica;
        this.way = way;
        this.batchRecords = batchRecords;
        this.resendNanos = resendNanos;
        this.pace = pace;
        replica.topology().watch(this::follow);
    }

    /// Takes up the part that the topology gives to this node.
    public void resume() {
        if (replica.topology().latest() != null) follow(replica.topology().latest());
    }

    public void on(NodeId from, Message.CopyTaken taken) {
        Stream stream = flowing(from, taken.session(), taken.range());
        if (stream != null && stream.taken(taken.batch()))
            stepAfter(pace.rest(environment.timers().nanos() - stream.sentAt), stream);
    }

    public void on(NodeId from, Message.CopyKnown known) {
        Stream stream = flowing(from, known.session(), known.range());
        if (stream != null && !part.verifying()) finish(stream);
    }

    public void on(NodeId from, Message.Dominated dominated) {
        Stream stream = flowing(from, dominated.session(), dominated.range());
        if (stream != null && part.verifying()) finish(stream);
    }

    public void on(Message.SessionClosed closed) {
        if (part != null && part.migration().session() == closed.session()) stop();
    }

    public void on(NodeId from, Message.TreeAsked ask) {
        if (!isCurrent(ask.session(), ask.attempt())) return;
        Snapshot snapshot = snapshots.get(ask.range());
        List<Integer> leaves = ask.nodes().stream().filter(HashTree::isLeaf).toList();
        if (leaves.isEmpty()) {
            send(
                    from,
                    new Message.TreeTold(
                            ask.session(),
                            ask.range(),
                            part.epoch(),
                            ask.attempt(),
                            snapshot.tree().leavesUnder(ask.nodes())));
        } else {
            List<Message.Listed> entries = leaves.stream()
                    .flatMap(leaf -> snapshot.tree().recordsUnder(leaf).stream())
                    .map(keyed -> new Message.Listed(keyed.key(), keyed.record().version()))
                    .toList();
            send(from, new Message.LeavesTold(ask.session(), ask.range(), part.epoch(), ask.attempt(), entries));
        }
    }

    public void on(NodeId from, Message.PullAsked ask) {
        if (!isCurrent(ask.session(), ask.attempt())) return;
        List<Keyed> records = snapshots.get(ask.range()).records().stream()
                .filter(keyed -> ask.keys().contains(keyed.key()))
                .toList();
        // What does not fit is found missing again by the next comparison.
        List<Keyed> fitting = records.subList(0, Portion.fitting(records));
        send(from, new Message.PullTold(ask.session(), ask.range(), part.epoch(), ask.attempt(), fitting));
    }

    private void follow(Topology now) {
        if (now.paused()) {
            endStreams();
            return;
        }
        switch (now.phase()) {
            case Phase.DataCopy p -> take(new Part(p.underWay(), false, now.epoch(), attempt()), p.dualEpoch());
            case Phase.Verify p -> take(new Part(p.underWay(), true, now.epoch(), attempt()), p.dualEpoch());
            case Phase.Steady _,
                    Phase.Prepare _,
                    Phase.DualWrite _,
                    Phase.Cutover _,
                    Phase.Retreat _,
                    Phase.Cleanup _ -> stop();
        }
    }

    private long attempt() {
        return environment.randomness().below(Long.MAX_VALUE);
    }

    private void take(Part next, long dualEpoch) {
        boolean sameSession =
                part != null && part.migration().session() == next.migration().session();
        endStreams();
        if (!sameSession) snapshots.clear();
        part = next;
        switch (way.order()) {
            case AT_ONCE -> begin();
            case FENCE_FIRST ->
                replica.fence().raise(dualEpoch, () -> {
                    if (part == next) begin();
                });
        }
    }

    private void begin() {
        for (PlannedRange range : part.migration().plan())
            if (range.old().contains(self)) snapshots.computeIfAbsent(range.index(), _ -> snapshot(range));
        Part mine = part;
        Runnable onward = () -> {
            if (part == mine) begin();
        };
        if (environment.waypoints().holds(Waypoint.COPY_SNAPSHOT, onward)) return;
        for (PlannedRange range : part.migration().plan()) {
            if (!range.old().contains(self)) continue;
            for (NodeId target : range.targets()) waiting.add(new Stream(range.index(), target));
        }
        fill();
    }

    private Snapshot snapshot(PlannedRange range) {
        Snapshot snapshot = Snapshot.of(replica, range, way.content());
        List<Version> versions =
                snapshot.records().stream().map(k -> k.record().version()).toList();
        environment
                .observer()
                .saw(new Observation.SnapshotTaken(
                        part.migration().session(),
                        range.index(),
                        range.tokens(),
                        snapshot.records().stream().map(Keyed::key).toList(),
                        versions,
                        replica.fence().epoch()));
        return snapshot;
    }

    private void fill() {
        while (flowing.size() < pace.rangesAtOnce() && !waiting.isEmpty()) {
            Stream stream = waiting.poll();
            flowing.add(stream);
            stepAfter(part.verifying() ? 0 : pace.owed(), stream);
        }
    }

    private void stepAfter(long rest, Stream stream) {
        if (rest <= 0 || stream.isDone()) {
            step(stream);
            return;
        }
        if (stream.alarm != null) stream.alarm.cancel();
        environment.observer().saw(new Observation.GuardFired(Guard.COPY_RESTED));
        stream.alarm = environment.timers().after(rest, () -> step(stream));
    }

    /// Sends the stream's present message, and sends it again until it is answered.
    private void step(Stream stream) {
        if (stream.alarm != null) stream.alarm.cancel();
        Snapshot snapshot = snapshots.get(stream.range);
        if (part.verifying()) {
            send(
                    stream.target,
                    new Message.TreeTold(
                            part.migration().session(),
                            stream.range,
                            part.epoch(),
                            part.attempt(),
                            snapshot.tree().top()));
        } else if (stream.isDone()) {
            finish(stream);
            return;
        } else {
            Message.CopyBatch batch = stream.batch(part.migration().session(), part.epoch(), snapshot, batchRecords);
            stream.sentAt = environment.timers().nanos();
            pace.sent(Portion.charsOf(batch.records()));
            send(stream.target, batch);
        }
        stream.alarm = environment.timers().after(resendNanos, () -> retry(stream));
    }

    private void retry(Stream stream) {
        if (way.failure() == CopyFailure.PASSED_OVER && !part.verifying())
            snapshots.computeIfPresent(stream.range, (_, snapshot) -> snapshot.passingOver(stream.passOver(snapshot)));
        environment.observer().saw(new Observation.GuardFired(Guard.COPY_RETRIED));
        step(stream);
    }

    private void finish(Stream stream) {
        if (stream.alarm != null) stream.alarm.cancel();
        flowing.remove(stream);
        fill();
    }

    private void stop() {
        endStreams();
        snapshots.clear();
        part = null;
    }

    private void endStreams() {
        for (Stream stream : flowing) if (stream.alarm != null) stream.alarm.cancel();
        flowing.clear();
        waiting.clear();
    }

    private Stream flowing(NodeId target, long session, int range) {
        if (part == null || part.migration().session() != session) return null;
        for (Stream stream : flowing) if (stream.range == range && stream.target.equals(target)) return stream;
        return null;
    }

    private boolean isCurrent(long session, long attempt) {
        return part != null
                && part.migration().session() == session
                && part.attempt() == attempt
                && !snapshots.isEmpty();
    }

    private void send(NodeId to, Message message) {
        environment.network().send(to, message);
    }
}
