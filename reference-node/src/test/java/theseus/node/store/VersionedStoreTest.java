package theseus.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.node.ring.Key;
import theseus.node.ring.TokenRange;
import theseus.node.store.VersionedStore.ApplyRule;

class VersionedStoreTest {
    @Test
    void onlyAHigherVersionReplacesWhatIsHeld() {
        VersionedStore store = new VersionedStore();
        Key key = Key.of("t", "k");
        store.keep(key, record(5), 0);
        assertFalse(store.takes(key, record(4), ApplyRule.NEWER_WINS));
        assertFalse(store.takes(key, record(5), ApplyRule.NEWER_WINS));
        assertTrue(store.takes(key, record(6), ApplyRule.NEWER_WINS));
        assertTrue(store.takes(key, record(4), ApplyRule.LAST_ARRIVAL_WINS));
    }

    @Test
    void aRangeGivesExactlyTheKeysThatItContains() {
        long[] edges = {Long.MIN_VALUE, -9, -1, 0, 1, 9, Long.MAX_VALUE};
        VersionedStore store = new VersionedStore();
        for (long token : edges) store.keep(new Key(token, "t", "k"), record(1), 0);
        for (long start : edges) {
            for (long end : edges) {
                TokenRange range = new TokenRange(start, end);
                List<Key> expected = store.keys(key -> range.contains(key.token()));
                List<Key> found = store.keysIn(range);
                assertEquals(new TreeSet<>(expected), new TreeSet<>(found), range.toString());
                assertEquals(expected.size(), found.size(), range.toString());
            }
        }
    }

    @Test
    void textOrderOfVersionsIsTheirOrder() {
        List<Version> versions = new ArrayList<>();
        for (long clock : new long[] {0, 1, 255, 1_700_000_000_000_000L})
            for (long incarnation : new long[] {0, 1, 16})
                for (long sequence : new long[] {0, 9, 1000}) versions.add(new Version(clock, incarnation, sequence));
        for (Version a : versions) {
            assertEquals(a, Version.parse(a.toString()));
            for (Version b : versions)
                assertEquals(
                        Integer.signum(a.compareTo(b)),
                        Integer.signum(a.toString().compareTo(b.toString())));
        }
    }

    @Test
    void aRecordRemembersTheKeysOfTheOneItMeets() {
        Record one = new Record(new Version(1, 1, 1), "a", List.of(applied("x", 1)));
        Record two = new Record(new Version(2, 1, 2), "b", List.of(applied("y", 2)));
        assertEquals(
                List.of(applied("y", 2), applied("x", 1)), two.remembering(one).recent());
        assertEquals("b", two.remembering(one).value());
        assertSame(two, two.remembering(null));
        assertSame(two, two.remembering(two));
    }

    @Test
    void aRecordForgetsTheOldestKeysBeyondItsLimit() {
        Record record = new Record(new Version(1, 1, 1), "a", List.of());
        for (int i = 1; i <= 20; i++)
            record = record.remembering(new Record(new Version(i, 1, i), "v", List.of(applied("k" + i, i))));
        assertEquals(Record.RECENT_MAX, record.recent().size());
        assertEquals("k20", record.recent().getFirst().idempotencyKey());
    }

    private static Record.Applied applied(String key, long clock) {
        return new Record.Applied(key, new Version(clock, 1, clock));
    }

    private static Record record(long clock) {
        return new Record(new Version(clock, 1, 1), "v", List.of());
    }
}
