package theseus.node.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import theseus.node.environment.Environment;
import theseus.node.message.Message;
import theseus.node.ring.NodeId;
import theseus.node.topology.Evidence;
import theseus.node.topology.Migration;
import theseus.node.topology.MoveCounts;
import theseus.node.topology.Phase;
import theseus.node.topology.PhaseName;
import theseus.node.topology.PlannedRange;
import theseus.node.topology.Refusals;
import theseus.node.topology.SourcesNeeded;
import theseus.node.topology.Topology;

/// What the driver asks the others for in a phase, what they have answered, and what is still missing.
public final class Gathering {
    private final Environment environment;
    private final SourcesNeeded sourcesNeeded;
    private final Barrier barrier;
    private final SortedSet<NodeId> prepared = new TreeSet<>();
    private final SortedMap<NodeId, Long> fences = new TreeMap<>();
    private final SortedSet<NodeId> clean = new TreeSet<>();
    private final SortedMap<NodeId, Message.ProgressTold> progress = new TreeMap<>();
    private final SortedMap<NodeId, MoveCounts> cleanupCounts = new TreeMap<>();
    private final SortedMap<NodeId, Refusals> refusals = new TreeMap<>();
    private final SortedMap<NodeId, Long> heard = new TreeMap<>();
    private final SortedMap<PhaseName, Long> phaseMillis = new TreeMap<>();
    private Parties parties = Parties.NONE;
    private PhaseName phase = PhaseName.STEADY;
    private long session;
    private long enteredAt;
    private long rounds;

    /// @param sourcesNeeded from how many sources a target needs each range
    public Gathering(Environment environment, SourcesNeeded sourcesNeeded, Barrier barrier) {
        this.environment = environment;
        this.sourcesNeeded = sourcesNeeded;
        this.barrier = barrier;
    }

    /// The ranges that move.
    public List<PlannedRange> plan() {
        return parties.plan();
    }

    /// What all nodes counted, as far as they have told.
    public MoveCounts counts() {
        MoveCounts sum = MoveCounts.NONE;
        for (Message.ProgressTold told : progress.values()) sum = sum.plus(told.counts());
        for (MoveCounts counts : cleanupCounts.values()) sum = sum.plus(counts);
        Refusals refused = Refusals.NONE;
        for (Refusals one : refusals.values()) refused = refused.plus(one);
        return sum.refusing(refused);
    }

    /// How many (target, source) pairs of the range are copied.
    public int copied(PlannedRange range) {
        return pairs(range, false);
    }

    /// How many (target, source) pairs of the range are verified.
    public int verified(PlannedRange range) {
        return pairs(range, true);
    }

    /// How many pairs the range needs.
    public int needed(PlannedRange range) {
        return parties.targets(range).size() * sourcesNeeded.of(range);
    }

    /// How many of the pairs that all ranges need are copied, in percent; empty where nothing moves.
    public OptionalInt copiedPercent() {
        int copied = 0;
        int needed = 0;
        for (PlannedRange range : parties.plan()) {
            copied += copied(range);
            needed += needed(range);
        }
        return needed == 0 ? OptionalInt.empty() : OptionalInt.of(100 * copied / needed);
    }

    public void on(NodeId from, Message.Prepared told) {
        hear(from);
        if (told.session() == session) prepared.add(from);
    }

    public void on(NodeId from, Message.Fenced told) {
        hear(from);
        fences.merge(from, told.fence(), Math::max);
    }

    public void on(NodeId from, Message.ProgressTold told) {
        hear(from);
        if (told.session() == session) progress.put(from, told);
    }

    public void on(NodeId from, Message.CleanupTold told) {
        hear(from);
        if (told.session() != session) return;
        cleanupCounts.put(from, told.counts());
        if (told.clean()) clean.add(from);
    }

    public void on(NodeId from, Message.RefusalsTold told) {
        if (told.session() == session) refusals.put(from, told.refusals());
    }

    void begin(Topology topology, long nanos) {
        Optional<Migration> migration = topology.phase().migration();
        long next = migration.map(Migration::session).orElse(0L);
        if (next != session && next != 0) {
            prepared.clear();
            fences.clear();
            clean.clear();
            progress.clear();
            cleanupCounts.clear();
            refusals.clear();
            heard.clear();
            parties = Parties.of(migration.get());
            phaseMillis.clear();
            session = next;
        }
        phaseMillis.merge(phase, (nanos - enteredAt) / 1_000_000, Long::sum);
        phase = topology.phase().label();
        enteredAt = nanos;
    }

    /// How the migration went so far, in milliseconds by phase that was left.
    SortedMap<PhaseName, Long> phaseMillis() {
        phaseMillis.merge(phase, (environment.timers().nanos() - enteredAt) / 1_000_000, Long::sum);
        enteredAt = environment.timers().nanos();
        SortedMap<PhaseName, Long> moved = new TreeMap<>(phaseMillis);
        moved.remove(PhaseName.STEADY);
        return moved;
    }

    /// Asks those whose answer is missing, and the joiners in any case: they must be alive.
    void ask(Topology now) {
        switch (now.phase()) {
            case Phase.Prepare _ -> parties.gaining().forEach(node -> send(node, prepareAsked(now)));
            case Phase.DualWrite _, Phase.DataCopy _, Phase.Verify _ -> askProgress();
            case Phase.Cutover _, Phase.Retreat _ -> {
                askProgress();
                askRefusals();
                for (NodeId node : parties.involved()) {
                    if (fenceOf(node) < now.epoch()) send(node, new Message.FenceAsked(++rounds, now.epoch()));
                }
            }
            case Phase.Cleanup _ -> {
                askRefusals();
                for (NodeId node : cleaning(now)) {
                    if (!clean.contains(node)) send(node, new Message.CleanupAsked(++rounds, session));
                }
            }
            case Phase.Steady _ -> {}
        }
    }

    /// What keeps the phase from its end; empty when nothing does.
    List<String> missing(Topology now) {
        return switch (now.phase()) {
            case Phase.Steady _, Phase.DualWrite _ -> List.of();
            case Phase.Prepare _ -> each(parties.gaining(), prepared, " to fence, wipe and open session " + session);
            case Phase.DataCopy _ -> missingRanges(false, " to be copied");
            case Phase.Verify _ -> missingRanges(true, " to be verified");
            case Phase.Cutover _ -> missingFences(now.epoch(), true);
            case Phase.Retreat _ -> missingFences(now.epoch(), false);
            case Phase.Cleanup _ -> each(cleaning(now), clean, " to sweep and delete");
        };
    }

    /// The sources that every target has verified.
    Evidence evidence() {
        SortedMap<Integer, SortedMap<NodeId, List<NodeId>>> verified = new TreeMap<>();
        for (PlannedRange range : parties.plan()) {
            SortedMap<NodeId, List<NodeId>> byTarget = new TreeMap<>();
            for (NodeId target : parties.targets(range)) byTarget.put(target, sources(target, range.index(), true));
            verified.put(range.index(), byTarget);
        }
        return new Evidence(verified);
    }

    /// One of those who must open the session that has not been heard of since the given moment.
    Optional<NodeId> silentJoiner(long since) {
        if (enteredAt > since) return Optional.empty();
        return parties.gaining().stream()
                .filter(joiner -> heard.getOrDefault(joiner, Long.MIN_VALUE) < since)
                .findFirst();
    }

    /// The leavers that are not known to be dead.
    private SortedSet<NodeId> cleaning(Topology now) {
        SortedSet<NodeId> cleaning = new TreeSet<>(parties.leaving());
        cleaning.removeAll(now.retired());
        return cleaning;
    }

    private List<String> missingRanges(boolean verified, String what) {
        List<String> missing = new ArrayList<>();
        for (PlannedRange range : parties.plan()) {
            for (NodeId target : parties.targets(range)) {
                int have = sources(target, range.index(), verified).size();
                int need = sourcesNeeded.of(range);
                if (have < need)
                    missing.add("range " + (range.index() + 1) + " of "
                            + parties.plan().size() + " at " + target + what + ": " + have + " of " + need
                            + " sources of " + range.old());
            }
        }
        return missing;
    }

    private List<String> missingFences(long epoch, boolean oldToo) {
        long waited = environment.timers().nanos() - enteredAt;
        return barrier.missing(parties.plan(), this::fenceOf, epoch, oldToo, waited);
    }

    private static List<String> each(SortedSet<NodeId> all, SortedSet<NodeId> done, String what) {
        return all.stream()
                .filter(node -> !done.contains(node))
                .map(node -> node + what)
                .toList();
    }

    private int pairs(PlannedRange range, boolean verified) {
        int pairs = 0;
        for (NodeId target : parties.targets(range))
            pairs += Math.min(
                    sourcesNeeded.of(range),
                    sources(target, range.index(), verified).size());
        return pairs;
    }

    private List<NodeId> sources(NodeId target, int range, boolean verified) {
        Message.ProgressTold told = progress.get(target);
        if (told == null) return List.of();
        return (verified ? told.verified() : told.copied()).getOrDefault(range, List.of());
    }

    private void askProgress() {
        for (NodeId node : parties.gaining()) send(node, new Message.ProgressAsked(++rounds, session));
    }

    private void askRefusals() {
        for (NodeId node : parties.involved()) send(node, new Message.RefusalsAsked(++rounds, session));
    }

    private Message prepareAsked(Topology now) {
        return new Message.PrepareAsked(++rounds, now.epoch(), session);
    }

    private long fenceOf(NodeId node) {
        return fences.getOrDefault(node, 0L);
    }

    private void hear(NodeId from) {
        heard.put(from, environment.timers().nanos());
    }

    private void send(NodeId to, Message message) {
        environment.network().send(to, message);
    }
}
