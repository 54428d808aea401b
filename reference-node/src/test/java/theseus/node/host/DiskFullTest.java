package theseus.node.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.node.host.LocalNode.Answer;

/// A node on a real file system that fills up: a tmpfs of 256 KiB, where this user may mount one.
class DiskFullTest {
    private static final String VALUE = "x".repeat(8_000);

    @TempDir
    Path data;

    private final SortedMap<String, Integer> ports = LocalNode.peerPorts("n1", "n2", "n3");
    private final List<LocalNode> nodes = new ArrayList<>();

    @AfterEach
    void stopAllAndUnmount() throws Exception {
        nodes.forEach(LocalNode::stop);
        mounting("umount", data.resolve("n3").toString());
    }

    @Test
    void aNodeWhoseDiskFillsSaysSoAndLosesNothingThatItAcknowledged() throws Exception {
        Files.createDirectories(data.resolve("n3"));
        boolean mounted = mounting(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=256k",
                "tmpfs",
                data.resolve("n3").toString());
        // CI leaves nothing out.
        assumeTrue(mounted || System.getenv("CI") != null, "no file system can be mounted here");
        assertTrue(mounted, "no file system can be mounted here");
        start();
        TreeSet<String> acknowledgedByAll = writeUntilN3Refuses();
        assertTrue(acknowledgedByAll.size() > 5, acknowledgedByAll.toString());
        Answer health = nodes.get(2).get("/v1/health");
        assertEquals(503, health.status());
        assertTrue(
                health.text("diskFailure").contains("No space left"),
                health.body().toString());
        assertEquals(200, nodes.getFirst().put("others", "go on", "").status());

        nodes.get(2).stop();
        assertTrue(mounting("mount", "-o", "remount,size=8m", data.resolve("n3").toString()));
        nodes.get(2).start();
        await().atMost(Duration.ofSeconds(20)).until(() -> nodes.get(2).ready());
        TreeSet<String> held = new TreeSet<>();
        nodes.get(2)
                .get("/v1/records")
                .body()
                .path("records")
                .forEach(record -> held.add(record.path("key").asText()));
        assertTrue(held.containsAll(acknowledgedByAll), acknowledgedByAll + " but " + held);
        assertEquals(
                200, nodes.getFirst().put("k", "all again", "?consistency=ALL").status());
    }

    private TreeSet<String> writeUntilN3Refuses() {
        TreeSet<String> acknowledged = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            int status =
                    nodes.getFirst().put("k" + i, VALUE, "?consistency=ALL").status();
            if (status != 200) {
                assertEquals(503, status);
                return acknowledged;
            }
            acknowledged.add("k" + i);
        }
        throw new AssertionError("the disk never filled");
    }

    private void start() throws WrongOptions {
        for (String id : ports.keySet()) {
            nodes.add(LocalNode.named(id, data, ports, "--operation-timeout", "1s"));
            nodes.getLast().start();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> nodes.stream().allMatch(LocalNode::ready));
        nodes.getFirst().post("/v1/tenants", "{\"name\":\"shop\",\"factor\":3}");
    }

    private static boolean mounting(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
