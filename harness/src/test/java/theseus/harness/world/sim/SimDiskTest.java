package theseus.harness.world.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

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
        assertEquals(java.util.List.of("a"), disk.files());
        assertEquals(3, disk.read("a").length);
        assertTrue(disk.read("b").length == 0);
    }
}
