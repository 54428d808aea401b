package theseus.node.store;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import theseus.node.ring.Key;
import theseus.node.ring.TokenRange;

/// The records of one replica, in key order. Under the right rule a key's version only moves forward.
public final class VersionedStore {
    /// When a record that arrives replaces the one that is there.
    public enum ApplyRule {
        /// Right: when its version is higher, whoever sends it.
        NEWER_WINS,
        /// Wrong (last-arrival-wins, copy-unconditional, hint-overwrites): always.
        LAST_ARRIVAL_WINS,
        /// Wrong (copy-wins-ties): when its version is not older, by a clock that ticks every ten milliseconds.
        TIES_GO_TO_THE_ARRIVAL;

        private static final long TICK_MICROS = 10_000;

        /// Whether a record of the arriving version replaces one of the present version.
        public boolean replaces(Version present, Version arriving) {
            return switch (this) {
                case NEWER_WINS -> arriving.isAfter(present);
                case LAST_ARRIVAL_WINS -> !arriving.equals(present);
                case TIES_GO_TO_THE_ARRIVAL ->
                    !arriving.equals(present) && arriving.clock() / TICK_MICROS >= present.clock() / TICK_MICROS;
            };
        }
    }

    /// A record and the place in the commit log from which on it is durable.
    public record Held(Record record, long position) {}

    private final TreeMap<Key, Held> held = new TreeMap<>();

    /// What is held of the key; null when nothing is.
    public Held get(Key key) {
        return held.get(key);
    }

    /// Whether the rule lets the record replace what is held.
    public boolean takes(Key key, Record record, ApplyRule rule) {
        Held present = held.get(key);
        return present == null || rule.replaces(present.record().version(), record.version());
    }

    /// Keeps the record, whatever was there.
    public void keep(Key key, Record record, long position) {
        held.put(key, new Held(record, position));
    }

    /// Drops the key.
    public void forget(Key key) {
        held.remove(key);
    }

    /// The keys that pass the test, in order.
    public List<Key> keys(Predicate<Key> test) {
        List<Key> keys = new ArrayList<>();
        for (Key key : held.keySet()) if (test.test(key)) keys.add(key);
        return keys;
    }

    /// The keys on the arc, in ring order from its start.
    public List<Key> keysIn(TokenRange range) {
        List<Key> keys = new ArrayList<>();
        if (range.start() < range.end()) {
            addUpTo(range.end(), held.tailMap(firstAfter(range.start()), true).keySet(), keys);
        } else {
            keys.addAll(held.tailMap(firstAfter(range.start()), true).keySet());
            addUpTo(range.end(), held.keySet(), keys);
        }
        return keys;
    }

    /// How many keys are held.
    public int size() {
        return held.size();
    }

    /// A key that sorts before every key whose token is greater, and after every key whose token is the given one or
    /// lower.
    private static Key firstAfter(long token) {
        return token == Long.MAX_VALUE ? new Key(token, "\uffff", "\uffff") : new Key(token + 1, "", "");
    }

    private static void addUpTo(long token, Iterable<Key> ascending, List<Key> keys) {
        for (Key key : ascending) {
            if (key.token() > token) return;
            keys.add(key);
        }
    }
}
