package theseus.node.migration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.log.CommitLog;
import theseus.node.log.Entry;
import theseus.node.ring.NodeId;
import theseus.node.topology.MoveCounts;
import theseus.node.topology.Topology;

/// What this node durably knows of the migration in which it gains data: the open session, and by planned range
/// the sources that it has copied and verified. Copies of any other session are refused.
public final class Session {
    private final CommitLog log;
    private final SortedMap<Integer, List<NodeId>> copied = new TreeMap<>();
    private final SortedMap<Integer, List<NodeId>> verified = new TreeMap<>();
    private final MoveTally tally = new MoveTally();
    private long open;

    public Session(CommitLog log) {
        this.log = log;
    }

    /// The open session; 0 for none.
    public long open() {
        return open;
    }

    /// Of which sessions copies are taken.
    public enum Admission {
        /// Right: of the open one.
        OPEN_ONLY,
        /// Wrong (session-unchecked): of any. A late copy of an aborted one brings back what was deleted meanwhile.
        ANY;

        /// @param of the session of a copy that arrives
        /// @param own the session that the node has open; 0 for none
        public boolean takes(long of, long own, Topology known) {
            return switch (this) {
                case OPEN_ONLY -> of == accepted(own, known);
                case ANY -> true;
            };
        }
    }

    /// The session whose copies are taken: the node's own, while the topology that it knows has not ended it; 0 for
    /// none.
    public static long accepted(long own, Topology known) {
        return known.openSession() == own ? own : 0;
    }

    /// Takes back one entry of the log at start.
    public void replay(Entry entry) {
        switch (entry) {
            case Entry.SessionOpened opened -> become(opened.session());
            case Entry.RangeCopied done when done.session() == open -> add(copied, done.range(), done.source());
            case Entry.RangeVerified done when done.session() == open -> add(verified, done.range(), done.source());
            default -> {}
        }
    }

    /// What must not be forgotten, as the entries of a fresh log.
    public List<Entry> live() {
        List<Entry> live = new ArrayList<>();
        live.add(new Entry.SessionOpened(open));
        copied.forEach(
                (range, sources) -> sources.forEach(source -> live.add(new Entry.RangeCopied(open, range, source))));
        verified.forEach(
                (range, sources) -> sources.forEach(source -> live.add(new Entry.RangeVerified(open, range, source))));
        return live;
    }

    /// What this node counted in the session.
    public MoveCounts counts() {
        return tally.counts();
    }

    /// Opens the session (0: closes the present one) and tells when that is durable.
    void open(long session, Runnable durable) {
        become(session);
        log.whenDurable(log.append(new Entry.SessionOpened(session)), durable);
    }

    /// Runs the task once all that is known here now is durable: what a crash may take back is told to nobody.
    void whenDurable(Runnable task) {
        log.whenDurable(log.end(), task);
    }

    void markCopied(int range, NodeId source, Runnable durable) {
        add(copied, range, source);
        log.whenDurable(log.append(new Entry.RangeCopied(open, range, source)), durable);
    }

    void markVerified(int range, NodeId source, Runnable durable) {
        add(verified, range, source);
        log.whenDurable(log.append(new Entry.RangeVerified(open, range, source)), durable);
    }

    boolean hasCopied(int range, NodeId source) {
        return copied.getOrDefault(range, List.of()).contains(source);
    }

    boolean hasVerified(int range, NodeId source) {
        return verified.getOrDefault(range, List.of()).contains(source);
    }

    SortedMap<Integer, List<NodeId>> copied() {
        return copyOf(copied);
    }

    SortedMap<Integer, List<NodeId>> verified() {
        return copyOf(verified);
    }

    MoveTally tally() {
        return tally;
    }

    private void become(long session) {
        open = session;
        copied.clear();
        verified.clear();
        if (session != 0) tally.reset();
    }

    private static void add(SortedMap<Integer, List<NodeId>> to, int range, NodeId source) {
        List<NodeId> sources = to.computeIfAbsent(range, _ -> new ArrayList<>());
        if (!sources.contains(source)) sources.add(source);
    }

    private static SortedMap<Integer, List<NodeId>> copyOf(SortedMap<Integer, List<NodeId>> map) {
        SortedMap<Integer, List<NodeId>> copy = new TreeMap<>();
        map.forEach((range, sources) -> copy.put(range, List.copyOf(sources)));
        return Collections.unmodifiableSortedMap(copy);
    }
}
