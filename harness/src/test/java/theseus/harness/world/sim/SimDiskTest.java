package theseus.harness.world.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.harness.world.Scene;

class SimDiskTest {
    private static final byte[] KEPT = "synced.".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TAIL = "not synced".getBytes(StandardCharsets.UTF_8);

    /// A disk in no machine: a sync is asked for and ends when its event is taken from here.
    private static SimDisk disk(long seed) {
        return new SimDisk(null, new Schedule(), SimOptions.calm().disks(), Choices.drawn(seed));
    }

    @Test
    void whatWasNotSyncedSurvivesACrashInPartCutAtAnyByte() {
        Set<Integer> survivors = new TreeSet<>();
        for (long seed = 0; seed < 500; seed++) {
            SimDisk disk = disk(seed);
            disk.append("log", KEPT, 0, KEPT.length);
            disk.append("log", TAIL, 0, TAIL.length);
            disk.crash();
            byte[] left = disk.read("log");
            survivors.add(left.length);
            assertArrayEquals(left, Arrays.copyOf("synced.not synced".getBytes(StandardCharsets.UTF_8), left.length));
        }
        assertEquals(KEPT.length + TAIL.length + 1, survivors.size(), survivors.toString());
    }

    @Test
    void aSecondCrashTakesNothingThatTheFirstLeft() {
        SimDisk disk = disk(3);
        disk.append("log", TAIL, 0, TAIL.length);
        disk.crash();
        byte[] left = disk.read("log");
        for (int i = 0; i < 50; i++) disk.crash();
        assertArrayEquals(left, disk.read("log"));
    }

    @Test
    void aDeletedFileIsGoneAndACutOneIsShort() {
        SimDisk disk = disk(4);
        disk.append("a", KEPT, 0, KEPT.length);
        disk.append("b", KEPT, 0, KEPT.length);
        disk.truncate("a", 3);
        disk.delete("b");
        assertEquals(List.of("a"), disk.files());
        assertEquals(3, disk.read("a").length);
        assertTrue(disk.read("b").length == 0);
    }

    @Test
    void onlyABitOfWhichSomebodyWasToldThatItIsKeptIsFlipped() {
        for (long seed = 0; seed < 100; seed++) {
            SimDisk disk = diskOfAStartedNode(seed);
            String log = disk.files().getFirst();
            int told = disk.read(log).length;
            disk.append(log, new byte[told], 0, told);
            disk.crash();
            byte[] before = disk.read(log);
            disk.flipBit();
            int flipped = Arrays.mismatch(before, disk.read(log));
            assertTrue(flipped >= 0 && flipped < told, "byte " + flipped + " of " + before.length + ", told " + told);
        }
    }

    @Test
    void aBitThatWasWrittenDownOfALongerFileIsFlippedInAShorterOne() {
        SimDisk disk = diskOfAStartedNode(Choices.settled(1, Map.of("n1 flips bit #1", 1_000_000_007L)));
        String log = disk.files().getFirst();
        byte[] before = disk.read(log);
        disk.flipBit();
        assertTrue(Arrays.mismatch(before, disk.read(log)) >= 0, "nothing was flipped");
    }

    private static SimDisk diskOfAStartedNode(long seed) {
        return diskOfAStartedNode(Choices.drawn(seed));
    }

    /// Its one file is synced to the end.
    private static SimDisk diskOfAStartedNode(Choices choices) {
        Schedule schedule = new Schedule();
        Scene scene = new Scene(1, List.of("n1"), List.of(), 8, new TreeSet<>(), 0, 0);
        Cast cast = Machines.cast(scene);
        SimOptions calm = SimOptions.calm();
        Breaches breaches = new Breaches(schedule);
        Machines machines = new Machines(
                scene,
                calm,
                choices,
                cast,
                schedule,
                new SimNetwork(schedule, calm.links(), choices, null, cast.size()),
                new Witness(new Invariants(cast, breaches), breaches, schedule, null));
        machines.start(machines.named("n1"));
        SimDisk disk = machines.named("n1").disk();
        while (disk.files().size() != 1 || disk.unsyncedBytes() > 0) assertTrue(schedule.step());
        return disk;
    }
}
