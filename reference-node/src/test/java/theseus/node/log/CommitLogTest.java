package theseus.node.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.node.Examples;
import theseus.node.ring.Key;
import theseus.node.store.Record;
import theseus.node.store.Version;
import theseus.node.topology.Phase;
import theseus.node.topology.Topology;

class CommitLogTest {
    private static final String FIRST_FILE = Generation.fileOf(1);
    private static final long NEVER = Long.MAX_VALUE;

    private final MemoryDisk disk = new MemoryDisk();
    private final List<String> failures = new ArrayList<>();

    @Test
    void everyKindOfEntryComesBackAsItWasWritten() {
        CommitLog log = open(disk);
        List<Entry> entries = new ArrayList<>(Examples.ofEvery(Entry.class));
        for (Phase phase : Examples.ofEvery(Phase.class)) entries.add(new Entry.TopologyKnown(in(phase)));
        entries.addAll(Examples.ofEvery(Entry.OfRaft.class));
        entries.add(new Entry.RaftTerm(3, null));
        entries.add(new Entry.Put(key(1), new Record(version(1), null, List.of())));
        entries.forEach(log::append);
        assertEquals(entries, replayed(disk));
    }

    @Test
    void aLogCutAtAnyByteGivesBackEveryEntryThatIsWholeAndTakesNewOnes() {
        CommitLog log = open(disk);
        List<Entry> entries = Examples.ofEvery(Entry.class);
        entries.forEach(log::append);
        int length = disk.unsynced(FIRST_FILE);
        TreeSet<Integer> counts = new TreeSet<>();
        for (int kept = 0; kept <= length; kept++) {
            int keptBytes = kept;
            MemoryDisk survivor = disk.afterCrash(_ -> keptBytes);
            List<Entry> found = new ArrayList<>();
            CommitLog again = new CommitLog(survivor, NEVER, failures::add);
            again.replay(found::add);
            assertEquals(entries.subList(0, found.size()), found);
            counts.add(found.size());
            again.append(new Entry.FenceRaised(99));
            found.add(new Entry.FenceRaised(99));
            assertEquals(found, replayed(survivor));
        }
        assertEquals(entries.size() + 1, counts.size(), "every number of survivors, from none to all");
    }

    @Test
    void oneSyncIsInFlightAndTheNextCoversAllThatCameMeanwhile() {
        CommitLog log = open(disk);
        List<Long> durable = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long position = log.append(put(i));
            log.whenDurable(position, () -> durable.add(position));
            assertEquals(1, disk.syncsAskedFor());
        }
        assertEquals(List.of(), durable);
        disk.finishOneSync();
        assertEquals(List.of(1L), durable);
        disk.finishOneSync();
        assertEquals(0, disk.syncsAskedFor());
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), durable);
        assertTrue(log.durable(5));
        log.whenDurable(3, () -> durable.add(-3L));
        assertEquals(-3L, durable.getLast());
    }

    @Test
    void afterAFailedSyncNothingIsEverAcknowledgedAgain() {
        CommitLog log = open(disk);
        long before = log.append(put(1));
        disk.finishSyncs();
        List<Long> acknowledged = new ArrayList<>();
        long lost = log.append(put(2));
        log.whenDurable(lost, () -> acknowledged.add(lost));
        disk.failSyncs("no space left");
        long later = log.append(put(3));
        log.whenDurable(later, () -> acknowledged.add(later));
        disk.finishSyncs();
        assertEquals(List.of("no space left"), failures);
        assertEquals(List.of(), acknowledged);
        assertTrue(log.durable(before));
        assertFalse(log.durable(lost));
        assertFalse(log.durable(later));
    }

    @Test
    void whatWasReplayedCountsAsDurableOnlyAfterASync() {
        open(disk).append(put(1));
        MemoryDisk survivor = disk.afterCrash(unsynced -> unsynced);
        CommitLog again = open(survivor);
        assertFalse(again.durable(again.end()));
        survivor.finishSyncs();
        assertTrue(again.durable(again.end()));
    }

    @Test
    void anyFlippedBitOfASyncedEntryIsFoundAndNamed() {
        CommitLog log = open(disk);
        log.append(put(1));
        log.append(put(2));
        disk.finishSyncs();
        log.append(put(3));
        disk.finishSyncs();
        byte[] sound = disk.read(FIRST_FILE);
        for (int bit = 0; bit < sound.length * 8; bit++) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            MemoryDisk damaged = new MemoryDisk();
            damaged.write(FIRST_FILE, flipped);
            LogDamaged refusal = assertThrows(LogDamaged.class, () -> replayed(damaged), "bit " + bit);
            assertEquals(FIRST_FILE, refusal.file());
            assertTrue(refusal.offset() <= bit / 8, "found at " + refusal.offset() + ", flipped in " + bit / 8);
        }
    }

    @Test
    void aHoleInWhatWasNeverSyncedIsATornTailNotDamage() {
        CommitLog log = open(disk);
        log.append(put(1));
        disk.finishSyncs();
        int synced = disk.read(FIRST_FILE).length;
        log.append(put(2));
        log.append(put(3));
        byte[] holed = disk.read(FIRST_FILE);
        java.util.Arrays.fill(holed, synced, synced + 30, (byte) 0);
        MemoryDisk survivor = new MemoryDisk();
        survivor.write(FIRST_FILE, holed);
        assertEquals(List.of(put(1)), replayed(survivor));
    }

    @Test
    void compactionKeepsTheLiveStateAndDropsTheRest() {
        CommitLog log = new CommitLog(disk, 1000, failures::add);
        log.replay(_ -> {});
        for (int i = 0; i < 100; i++) {
            log.append(put(i % 3));
            disk.finishSyncs();
            log.compactIfWorth(() -> List.of(put(0), put(1), put(2)));
        }
        disk.finishSyncs();
        assertEquals(1, disk.files().size());
        assertTrue(disk.read(disk.files().getFirst()).length < 1200);
        TreeSet<Key> keys = new TreeSet<>();
        replayed(disk).forEach(entry -> keys.add(((Entry.Put) entry).key()));
        assertEquals(new TreeSet<>(List.of(key(0), key(1), key(2))), keys);
    }

    @Test
    void aCrashBeforeAnyDiskOperationOfACompactionLosesNothing() {
        int died = 0;
        for (int operation = 0; operation < 400; operation++) {
            for (int quarter = 0; quarter <= 4; quarter++) if (crashDuringCompaction(operation, quarter)) died++;
        }
        assertTrue(died > 500, "died in " + died + " runs");
    }

    /// Counts up one key at a time, compacting all the while; the machine dies before the given operation.
    private boolean crashDuringCompaction(int operation, int quarter) {
        MemoryDisk dying = new MemoryDisk();
        dying.dieAfter(operation);
        TreeMap<Key, Version> live = new TreeMap<>();
        TreeMap<Key, Version> acknowledged = new TreeMap<>();
        boolean died = false;
        try {
            CommitLog log = new CommitLog(dying, 300, failures::add);
            log.replay(_ -> {});
            for (int i = 1; i <= 60; i++) {
                Entry.Put put = new Entry.Put(key(i % 4), new Record(version(i), "v" + i, List.of()));
                live.put(put.key(), put.record().version());
                long position = log.append(put);
                log.whenDurable(
                        position, () -> acknowledged.put(put.key(), put.record().version()));
                if (i % 3 == 0) dying.finishSyncs();
                log.compactIfWorth(() -> live.entrySet().stream()
                        .<Entry>map(e -> new Entry.Put(e.getKey(), new Record(e.getValue(), "v", List.of())))
                        .toList());
            }
        } catch (MemoryDisk.PowerLost e) {
            died = true;
        }
        TreeMap<Key, Version> found = new TreeMap<>();
        MemoryDisk survivor = dying.afterCrash(unsynced -> unsynced * quarter / 4);
        replayed(survivor)
                .forEach(entry -> found.put(
                        ((Entry.Put) entry).key(), ((Entry.Put) entry).record().version()));
        acknowledged.forEach((key, version) -> assertTrue(
                found.containsKey(key) && !version.isAfter(found.get(key)),
                () -> key + " was acknowledged at " + version + ", found at " + found.get(key)));
        return died;
    }

    private CommitLog open(MemoryDisk on) {
        CommitLog log = new CommitLog(on, NEVER, failures::add);
        log.replay(_ -> {});
        return log;
    }

    private static List<Entry> replayed(MemoryDisk from) {
        List<Entry> entries = new ArrayList<>();
        new CommitLog(from, NEVER, _ -> {}).replay(entries::add);
        return entries;
    }

    private static Topology in(Phase phase) {
        Topology any = Examples.of(Topology.class);
        return new Topology(
                any.epoch(),
                phase,
                any.placement(),
                any.lastSession(),
                any.floor(),
                any.addresses(),
                any.retired(),
                any.queue(),
                any.paused(),
                any.lastReport());
    }

    private static Entry put(int n) {
        return new Entry.Put(key(n), new Record(version(1), "value " + n, List.of()));
    }

    private static Key key(int n) {
        return Key.of("shop", "k" + n);
    }

    private static Version version(long clock) {
        return new Version(clock, 1, 1);
    }
}
