package theseus.node.host.machine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.node.environment.Disk;

class FileDiskTest {
    @TempDir
    Path directory;

    private final Failpoints failpoints = new Failpoints();
    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

    @Test
    void whatIsSyncedIsInTheFileAndWhatIsNotIsLostWithTheProcess() throws Exception {
        FileDisk disk = open();
        append(disk, "a", "one");
        sync(disk, "a", "first");
        append(disk, "a", "two");
        await().until(() -> told.contains("first durable"));
        assertEquals("one", Files.readString(directory.resolve("a")));
        FileDisk afterTheCrash = open();
        assertArrayEquals("one".getBytes(StandardCharsets.UTF_8), afterTheCrash.read("a"));
        assertEquals(List.of("a"), afterTheCrash.files());
        assertEquals(0, afterTheCrash.read("b").length);
    }

    @Test
    void aFileThatIsCutAndGrowsAgainHoldsBothParts() {
        FileDisk disk = open();
        append(disk, "a", "one-two");
        sync(disk, "a", "first");
        disk.truncate("a", 3);
        append(disk, "a", "-three");
        sync(disk, "a", "second");
        await().until(() -> told.size() == 2);
        assertEquals("one-three", new String(disk.read("a"), StandardCharsets.UTF_8));
    }

    @Test
    void aFileThatIsDeletedAndMadeAgainHoldsTheNewPartAlone() {
        FileDisk disk = open();
        append(disk, "a", "old");
        sync(disk, "a", "first");
        append(disk, "a", "never written");
        disk.delete("a");
        append(disk, "a", "new");
        sync(disk, "a", "second");
        await().until(() -> told.size() == 2);
        assertEquals("new", new String(disk.read("a"), StandardCharsets.UTF_8));
    }

    @Test
    void afterAFailureNoSyncSucceedsAnyMore() {
        FileDisk disk = open();
        failpoints.arm(Failpoint.DISK_SYNC, new Failpoints.Action.Fail());
        append(disk, "a", "one");
        sync(disk, "a", "first");
        await().until(() -> !told.isEmpty());
        failpoints.disarm(Failpoint.DISK_SYNC);
        append(disk, "a", "two");
        sync(disk, "a", "second");
        disk.close();
        assertEquals(List.of("first failed", "second failed"), List.copyOf(told));
        assertTrue(disk.files().isEmpty());
    }

    @Test
    void closingFinishesWhatWasAskedFor() {
        FileDisk disk = open();
        for (int i = 0; i < 50; i++) {
            append(disk, "a", "x");
            sync(disk, "a", "s" + i);
        }
        disk.close();
        assertEquals(50, told.size());
        assertEquals(50, disk.read("a").length);
    }

    private FileDisk open() {
        return new FileDisk(directory, Runnable::run, failpoints);
    }

    private static void append(FileDisk disk, String file, String text) {
        byte[] bytes = ("--" + text).getBytes(StandardCharsets.UTF_8);
        disk.append(file, bytes, 2, bytes.length - 2);
        bytes[2] = '!';
    }

    private void sync(FileDisk disk, String file, String name) {
        disk.sync(file, new Disk.Synced() {
            @Override
            public void durable() {
                told.add(name + " durable");
            }

            @Override
            public void failed(String why) {
                told.add(name + " failed");
            }
        });
    }
}
