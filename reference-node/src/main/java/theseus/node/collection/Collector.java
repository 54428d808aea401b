package theseus.node.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import theseus.node.environment.Environment;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.environment.Timers;
import theseus.node.message.Message;
import theseus.node.metadata.MetadataAuthority;
import theseus.node.metadata.Seat;
import theseus.node.ring.NodeId;
import theseus.node.store.Version;
import theseus.node.topology.Change;
import theseus.node.topology.CollectWhen;
import theseus.node.topology.Floor;
import theseus.node.topology.Migration;
import theseus.node.topology.Phase;
import theseus.node.topology.Topology;

/// Leads the collection of tombstones, where the metadata authority leads. Now and then it asks all members for
/// tombstones that are older than the grace; where there are any, it lets the floor rise, waits until every member has
/// fenced that epoch, until every member has brought the others what it holds, and lets the floor come into force.
///
/// Like the driver of migrations it keeps nothing that it cannot ask for again.
public final class Collector implements Seat.Leadership {
    private static final int TICKS_OF_PATIENCE = 40;

    /// @param tick nanoseconds between two looks
    /// @param every nanoseconds between two collections; 0 for none by itself
    /// @param graceMicros for how long a delete is remembered at least
    public record Times(long tick, long every, long graceMicros) {}

    private final Environment environment;
    private final MetadataAuthority authority;
    private final Times times;
    private final CollectWhen when;
    private final SortedMap<NodeId, Long> tombstones = new TreeMap<>();
    private final SortedMap<NodeId, Long> fences = new TreeMap<>();
    private final SortedSet<NodeId> done = new TreeSet<>();
    private Topology now;
    private boolean leading;
    private boolean proposing;
    private Version surveyed;
    private long since;
    private long begunAt;
    private long nextAt;
    private long rounds;
    private Timers.Alarm alarm = () -> {};

    public Collector(Environment environment, MetadataAuthority authority, Times times, CollectWhen when) {
        this.environment = environment;
        this.authority = authority;
        this.times = times;
        this.when = when;
    }

    @Override
    public void began(Topology inForce) {
        leading = true;
        if (inForce != null) enter(inForce);
        rest();
        tick();
    }

    @Override
    public void ended() {
        leading = false;
        now = null;
        alarm.cancel();
    }

    /// The topology has moved on.
    public void enter(Topology topology) {
        if (!leading) return;
        now = topology;
        proposing = false;
        Floor.Rising rising = now.floor().rising();
        long rises = rising == null ? 0 : rising.since();
        if (rises == since) return;
        since = rises;
        begunAt = environment.timers().nanos();
        fences.clear();
        done.clear();
        if (since == 0) rest();
    }

    /// A floor to which tombstones may be collected now, by this node's clock.
    public Version floor() {
        return new Version(Math.max(0, environment.clock().wallMicros() - times.graceMicros()), 0, 0);
    }

    public void on(NodeId from, Message.TombstonesTold told) {
        tombstones.put(from, told.tombstones());
    }

    public void on(NodeId from, Message.Fenced told) {
        fences.merge(from, told.fence(), Math::max);
    }

    public void on(NodeId from, Message.BringDone told) {
        if (told.since() != since || now == null) return;
        done.add(from);
        look();
    }

    private void tick() {
        alarm = environment.timers().after(times.tick(), this::tick);
        if (now == null || proposing) return;
        if (since > 0) look();
        else if (times.every() > 0 && environment.timers().nanos() >= nextAt) survey();
    }

    private void rest() {
        surveyed = null;
        nextAt = environment.timers().nanos() + times.every();
    }

    /// Whether there is anything to collect, and everybody there to help.
    private void survey() {
        if (when == CollectWhen.NOTHING_MOVES && !(now.phase() instanceof Phase.Steady)) return;
        if (surveyed == null) {
            surveyed = floor();
            tombstones.clear();
            begunAt = environment.timers().nanos();
        }
        List<NodeId> silent = members();
        silent.removeAll(tombstones.keySet());
        boolean none = tombstones.values().stream().allMatch(count -> count == 0);
        if (!silent.isEmpty() && !isOverdue())
            silent.forEach(node -> send(node, new Message.TombstonesAsked(++rounds, surveyed)));
        else if (!silent.isEmpty() || none || !surveyed.isAfter(now.floor().version())) rest();
        else propose(new Change.BeginCollection(surveyed));
    }

    /// What is due now: the fences, what is to be brought, or the end.
    private void look() {
        List<NodeId> unfenced = members();
        unfenced.removeIf(node -> fences.getOrDefault(node, 0L) >= since);
        List<NodeId> busy = members();
        busy.removeAll(done);
        if (proposing || since == 0) return;
        if (!busy.isEmpty() && isOverdue()) abandon(busy);
        else if (!unfenced.isEmpty())
            unfenced.forEach(node -> send(node, new Message.FenceAsked(++rounds, now.epoch())));
        else if (!busy.isEmpty())
            busy.forEach(node -> send(node, new Message.BringAsked(++rounds, now.epoch(), since)));
        else propose(new Change.FinishCollection(since));
    }

    private void abandon(List<NodeId> busy) {
        environment.observer().saw(new Observation.GuardFired(Guard.COLLECTION_ABANDONED));
        propose(new Change.AbandonCollection(since, "no end in sight at " + busy));
    }

    private boolean isOverdue() {
        return environment.timers().nanos() - begunAt > TICKS_OF_PATIENCE * times.tick();
    }

    /// All who may hold a record, those of both placements where data moves.
    private List<NodeId> members() {
        TreeSet<NodeId> members = new TreeSet<>(now.placement().ring().members());
        now.phase()
                .migration()
                .map(Migration::before)
                .ifPresent(p -> members.addAll(p.ring().members()));
        now.phase()
                .migration()
                .map(Migration::after)
                .ifPresent(p -> members.addAll(p.ring().members()));
        return new ArrayList<>(members);
    }

    private void propose(Change change) {
        proposing = true;
        long epoch = now.epoch();
        authority.propose(epoch, change, _ -> proposed(epoch));
        environment.timers().after(20 * times.tick(), () -> proposed(epoch));
    }

    /// Accepted, the topology has moved on by itself; refused or lost, the next look proposes what is due then.
    private void proposed(long epoch) {
        if (now == null || now.epoch() != epoch) return;
        proposing = false;
        if (since == 0) rest();
    }

    private void send(NodeId to, Message message) {
        environment.network().send(to, message);
    }
}
