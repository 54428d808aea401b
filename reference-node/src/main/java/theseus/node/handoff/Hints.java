package theseus.node.handoff;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.coordinate.Missed;
import theseus.node.environment.Environment;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.log.CommitLog;
import theseus.node.log.Entry;
import theseus.node.log.Entry.HintStored;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;

/// The writes that silent replicas missed, kept durably with their versions, the newest for each key and replica. A
/// hint is a favour: where there are too many, or it grows too old, there is none.
public final class Hints implements Missed {
    private final Environment environment;
    private final CommitLog log;
    private final long lifeMicros;
    private final int keptMax;
    private final SortedMap<Long, HintStored> byNumber = new TreeMap<>();
    private final SortedMap<NodeId, TreeMap<Key, HintStored>> byReplica = new TreeMap<>();
    private long last;

    /// @param lifeMicros after which a hint is dropped, by this node's clock; shorter than a tombstone's grace. 0 where
    ///     no hints are kept
    /// @param keptMax hints that are kept at most
    public Hints(Environment environment, CommitLog log, long lifeMicros, int keptMax) {
        this.environment = environment;
        this.log = log;
        this.lifeMicros = lifeMicros;
        this.keptMax = keptMax;
    }

    /// Takes back one entry of the log at start.
    public void replay(Entry entry) {
        switch (entry) {
            case HintStored stored -> put(stored);
            case Entry.HintDropped dropped
            when byNumber.containsKey(dropped.hint()) -> remove(byNumber.get(dropped.hint()));
            default -> {}
        }
    }

    /// What must not be forgotten, as the entries of a fresh log.
    public List<Entry> live() {
        return new ArrayList<>(byNumber.values());
    }

    /// How many hints are kept.
    public int size() {
        return byNumber.size();
    }

    @Override
    public void missed(NodeId replica, Key key, Record record, Runnable noted) {
        if (lifeMicros == 0) return;
        HintStored present = byReplica.getOrDefault(replica, new TreeMap<>()).get(key);
        if (present != null && !record.version().isAfter(present.record().version())) return;
        if (present == null && byNumber.size() >= keptMax) {
            guard(Guard.HINT_REFUSED);
            return;
        }
        long expires = environment.clock().wallMicros() + lifeMicros;
        HintStored hint = new HintStored(last + 1, replica, key, record, expires);
        put(hint);
        guard(Guard.HINT_STORED);
        log.whenDurable(log.append(hint), noted);
    }

    /// The replicas that missed something.
    List<NodeId> replicas() {
        return List.copyOf(byReplica.keySet());
    }

    /// A hint for the replica; null where there is none.
    HintStored next(NodeId replica) {
        TreeMap<Key, HintStored> hints = byReplica.get(replica);
        return hints == null ? null : hints.firstEntry().getValue();
    }

    /// The hint has done its work, or can do none any more.
    void drop(HintStored hint) {
        if (!byNumber.containsKey(hint.hint())) return;
        remove(hint);
        log.append(new Entry.HintDropped(hint.hint()));
    }

    /// Drops those whose time is over.
    void dropExpired() {
        long now = environment.clock().wallMicros();
        for (HintStored hint : List.copyOf(byNumber.values())) {
            if (hint.expiresMicros() > now) continue;
            drop(hint);
            guard(Guard.HINT_EXPIRED);
        }
    }

    /// A newer one for the same key and replica takes the place of the older, in the log too.
    private void put(HintStored hint) {
        last = Math.max(last, hint.hint());
        HintStored before =
                byReplica.computeIfAbsent(hint.replica(), _ -> new TreeMap<>()).put(hint.key(), hint);
        if (before != null) byNumber.remove(before.hint());
        byNumber.put(hint.hint(), hint);
    }

    private void remove(HintStored hint) {
        TreeMap<Key, HintStored> hints = byReplica.get(hint.replica());
        byNumber.remove(hint.hint());
        hints.remove(hint.key());
        if (hints.isEmpty()) byReplica.remove(hint.replica());
    }

    private void guard(Guard guard) {
        environment.observer().saw(new Observation.GuardFired(guard));
    }
}
