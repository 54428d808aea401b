package theseus.node.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.node.host.admin.Admin;

/// The operator's commands, against real nodes.
class AdminTest {
    @TempDir
    Path data;

    private final SortedMap<String, Integer> ports = LocalNode.peerPorts("n1", "n2", "n3", "n4");
    private final List<LocalNode> nodes = new ArrayList<>();
    private String out;
    private String err;

    @BeforeEach
    void startFourNodesWithTwentyKeys() throws WrongOptions {
        for (String id : ports.keySet()) {
            nodes.add(LocalNode.named(id, data, ports, "--dwell", "300ms..300ms"));
            nodes.getLast().start();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> nodes.stream().allMatch(LocalNode::ready));
        nodes.getFirst().post("/v1/tenants", "{\"name\":\"shop\",\"factor\":3}");
        for (int i = 0; i < 20; i++) nodes.getFirst().put("k" + i, "v", "");
    }

    @AfterEach
    void stopAll() {
        nodes.forEach(LocalNode::stop);
    }

    @Test
    void aJoinIsPlannedBegunWatchedAndReported() {
        assertEquals(0, admin("join", "n4", address(), "--dry-run"));
        assertTrue(out.contains("join of n4 would move"), out);
        assertEquals(0, admin("status"));
        assertTrue(out.startsWith("epoch 2  STEADY"), "a plan begins nothing: " + out);
        assertTrue(out.matches("(?s).*n3 +member +127.0.0.1:\\d+ +127.0.0.1:\\d+ +yes +20.*"), out);

        assertEquals(0, admin("join", "n4", address(), "--token", "friday"));
        assertEquals("join of n4: session 1, epoch 3, PREPARE\n", out);
        assertEquals(0, admin("join", "n4", address(), "--token", "friday"), "the same start again");
        assertTrue(out.startsWith("join of n4: session 1,"), out);
        assertEquals(1, admin("leave", "n2"));
        assertTrue(err.startsWith("theseus node: CONFLICT: a leave of n2 cannot begin now: "), err);

        assertEquals(0, admin("status", "--watch", "--until-steady"));
        assertEquals(0, admin("report"));
        assertTrue(out.startsWith("session 1, join of n4: completed\ncopied "), out);
        assertEquals(0, admin("join", "n4", address(), "--token", "friday"), "and even after its end");
        assertTrue(out.startsWith("join of n4: session 1,"), out);
    }

    @Test
    void aPausedMigrationIsPausedAfterARestartToo() throws WrongOptions {
        assertEquals(0, admin("join", "n4", address()));
        assertEquals(0, admin("pause"));
        nodes.getFirst().stop();
        nodes.getFirst().start();
        await().atMost(Duration.ofSeconds(20)).until(() -> nodes.getFirst().ready());
        assertEquals(0, admin("status"));
        assertTrue(out.contains("(paused)"), out);
        assertEquals(0, admin("abort"));
        assertEquals(0, admin("report"));
        assertTrue(out.startsWith("session 1, join of n4: aborted, asked for by an operator"), out);
        assertEquals(1, admin("resume"));
        assertEquals("theseus node: NO_MIGRATION: no migration is under way\n", err);
    }

    @Test
    void aLeaverThatDiesBeforeItHasCleanedUpIsDeclaredDead() {
        LocalNode leaver = nodes.get(2);
        assertEquals(1, admin("declare-dead", "n3"));
        assertEquals("theseus node: NO_MIGRATION: no migration is under way\n", err);
        assertEquals(0, admin("join", "n4", address()));
        assertEquals(0, admin("status", "--watch", "--until-steady"));
        assertEquals(0, admin("leave", "n3"));
        assertEquals(1, admin("declare-dead", "n3"));
        assertTrue(err.startsWith("theseus node: CONFLICT: nobody waits for n3 to clean up: epoch "), err);
        await().atMost(Duration.ofSeconds(20)).until(() -> phase().equals("CUTOVER"));
        leaver.stop();
        nodes.remove(leaver);
        await().atMost(Duration.ofSeconds(20)).until(() -> phase().equals("CLEANUP"));
        assertEquals(1, admin("declare-dead", "n9"));
        assertTrue(err.startsWith("theseus node: INVALID: n9 has nothing to clean up; expected one of [n3"), err);
        assertEquals(0, admin("declare-dead", "n3"));
        assertEquals(0, admin("status", "--watch", "--until-steady"));
        assertEquals(0, admin("report"));
        assertTrue(out.startsWith("session 2, leave of n3: completed\n"), out);
    }

    private String phase() {
        assertEquals(0, admin("status"));
        return out.split(" +")[2];
    }

    @Test
    void whatCannotBeIsOneLine() {
        assertEquals(1, admin("join", "n4", "127.0.0.1:1"));
        assertTrue(
                err.startsWith("theseus node: UNREACHABLE_ADDRESS: ")
                        && err.lines().count() == 1,
                err);
        assertEquals(254, admin("join"));
        assertEquals(1, err.lines().count(), err);
        assertEquals(1, admin("collect", "--stop"));
        assertEquals(1, admin("change-rf", "shop", "3"));
        assertEquals("theseus node: INVALID: tenant 'shop' has 3 replicas already\n", err);
        assertEquals(2, run("status", "--at", "127.0.0.1:1"));
        assertTrue(err.startsWith("theseus node: no node answers (127.0.0.1:1: "), err);
    }

    @Test
    void aProgramReadsTheAnswerAsItIs() {
        assertEquals(0, admin("status", "--json"));
        assertTrue(out.startsWith("{\"epoch\":2,\"phase\":\"STEADY\""), out);
        assertEquals(0, admin("change-rf", "shop", "2", "--dry-run", "--json"));
        assertTrue(out.contains("\"dryRun\":true"), out);
    }

    private String address() {
        return "127.0.0.1:" + ports.get("n4");
    }

    private int admin(String... command) {
        String at = nodes.stream().map(LocalNode::clientAddress).collect(Collectors.joining(","));
        return run(Stream.concat(Stream.of(command), Stream.of("--at", at)).toArray(String[]::new));
    }

    private int run(String... command) {
        StringWriter told = new StringWriter();
        StringWriter complaint = new StringWriter();
        int code = Admin.run(new PrintWriter(told), new PrintWriter(complaint), command);
        out = told.toString();
        err = complaint.toString();
        return code;
    }
}
