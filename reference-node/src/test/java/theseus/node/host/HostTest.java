package theseus.node.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.node.host.LocalNode.Answer;

class HostTest {
    private static final List<String> LEVELS = List.of("ONE", "QUORUM", "ALL");

    @TempDir
    Path data;

    private final SortedMap<String, Integer> ports = LocalNode.peerPorts("n1", "n2", "n3", "n4");
    private final List<LocalNode> nodes = new ArrayList<>();

    @BeforeEach
    void startThreeNodesWithATenant() throws WrongOptions {
        for (String id : List.of("n1", "n2", "n3")) start(id);
        awaitReady();
        assertEquals(
                201,
                node(1).post("/v1/tenants", "{\"name\":\"shop\",\"factor\":3}").status());
    }

    @AfterEach
    void stopAll() {
        nodes.forEach(LocalNode::stop);
    }

    @Test
    void aValueIsReadThroughEveryNodeAtEveryLevelAsItWasWritten() {
        for (String level : LEVELS) {
            Answer written = node(1).put("k", "written-at-" + level, "?consistency=" + level);
            assertEquals(200, written.status());
            assertEquals("STEADY", written.text("phase"));
            String again = level.equals("ONE") ? "ALL" : level;
            for (LocalNode node : nodes) {
                Answer read = node.get("/v1/tenants/shop/keys/k?consistency=" + again);
                assertEquals("written-at-" + level, read.text("value"));
                assertEquals(written.text("version"), read.text("version"));
                assertTrue(read.body().path("replicas").size() >= (again.equals("ALL") ? 3 : 2));
            }
        }
    }

    @Test
    void aDeletedKeyIsNotFoundUnderTheVersionOfTheDelete() {
        node(1).put("k", "v", "");
        Answer deleted = node(2).delete("/v1/tenants/shop/keys/k");
        Answer read = node(3).get("/v1/tenants/shop/keys/k");
        assertEquals(404, read.status());
        assertEquals("KEY_NOT_FOUND", read.text("code"));
        assertEquals(deleted.text("version"), read.text("version"));
        Answer never = node(3).get("/v1/tenants/shop/keys/never");
        assertEquals("KEY_NOT_FOUND", never.text("code"));
        assertTrue(never.body().path("version").isNull());
    }

    @Test
    void aRetryUnderItsIdempotencyKeyIsToldTheVersionOfTheFirstAttempt() {
        var write = node(1).request("/v1/tenants/shop/keys/k").header("Idempotency-Key", "order-17");
        String first =
                node(1).send(write.put(LocalNode.json("{\"value\":\"v\"}"))).text("version");
        String retried =
                node(1).send(write.put(LocalNode.json("{\"value\":\"v\"}"))).text("version");
        assertEquals(first, retried);
        assertNotEquals(first, node(1).put("k", "v", "").text("version"));
    }

    @Test
    void anyTextIsAKeyAndAValue() {
        String path = "/v1/tenants/shop/keys/a%2Fb%20%25%C3%A9%F0%9D%84%9E%3F";
        Answer written = node(1).send(node(1).request(path).put(LocalNode.json("{\"value\":\"é\\n\\u0000𝄞\"}")));
        assertEquals(200, written.status());
        assertEquals("é\n\0𝄞", node(2).get(path).text("value"));
        assertEquals(
                "a/b %é𝄞?",
                node(1).get("/v1/records")
                        .body()
                        .path("records")
                        .get(0)
                        .path("key")
                        .asText());
    }

    @Test
    void aRestartedNodeHasWhatItAcknowledged() throws WrongOptions {
        for (int i = 0; i < 20; i++) node(1).put("k" + i, "v" + i, "?consistency=ALL");
        nodes.forEach(LocalNode::stop);
        for (LocalNode node : nodes) node.start();
        awaitReady();
        for (int i = 0; i < 20; i++)
            assertEquals(
                    "v" + i,
                    node(3).get("/v1/tenants/shop/keys/k" + i + "?consistency=ONE")
                            .text("value"));
    }

    @Test
    void oneNodeDownIsNotedByNobodyButALL() {
        node(1).put("k", "before", "");
        nodes.removeLast().stop();
        assertEquals(200, node(1).put("k", "after", "").status());
        assertEquals("after", node(2).get("/v1/tenants/shop/keys/k").text("value"));
        Answer all = node(1).put("k", "all", "?consistency=ALL");
        assertEquals(503, all.status());
        assertEquals("QUORUM_NOT_REACHED", all.text("code"));
        assertTrue(all.body().path("mayHaveHappened").asBoolean());
    }

    @Test
    void aFourthNodeJoinsWhileClientsWriteAndNothingIsLost() throws WrongOptions {
        for (int i = 0; i < 60; i++) node(1 + i % 3).put("k" + i, "v" + i, "");
        start("n4");
        awaitReady();
        Answer admitted = node(2).post("/v1/migrations", join("n4", ports.get("n4")));
        assertEquals(202, admitted.status());
        assertEquals("PREPARE", admitted.text("phase"));
        int[] writes = {0};
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            int i = writes[0]++ % 60;
            assertEquals(200, node(1 + i % 4).put("k" + i, "v" + i, "").status());
            Answer topology = node(1).get("/v1/topology");
            return topology.text("phase").equals("STEADY")
                    && topology.body().path("members").size() == 4;
        });
        for (int i = 0; i < 60; i++)
            assertEquals(
                    "v" + i, node(1 + i % 4).get("/v1/tenants/shop/keys/k" + i).text("value"));
        await().untilAsserted(this::assertOnlyOwnersHoldKeys);
        assertTrue(node(1).get("/v1/metrics")
                        .body()
                        .path("peers")
                        .path("n4")
                        .path("sent")
                        .asLong()
                > 0);
    }

    @Test
    void aMigrationIsRefusedWithTheFactsThatConflict() {
        Answer unreachable = node(1).post("/v1/migrations", join("n4", ports.get("n4")));
        assertEquals("UNREACHABLE_ADDRESS", unreachable.text("code"));
        Answer another = node(1).post("/v1/migrations", join("n4", ports.get("n2")));
        assertEquals("UNREACHABLE_ADDRESS", another.text("code"));
        assertTrue(another.text("sentence").contains("answers n2 of cluster theseus; expected n4"));
        Answer member = node(1).post("/v1/migrations", join("n2", ports.get("n2")));
        assertTrue(
                member.status() == 409 || member.status() == 400, member.body().toString());
        assertEquals("NO_MIGRATION", node(1).delete("/v1/migrations/current").text("code"));
        assertEquals("NO_MIGRATION", node(1).get("/v1/migrations/current").text("code"));
        assertEquals(
                400,
                node(1).post("/v1/tenants", "{\"name\":\"wide\",\"factor\":5}").status());
    }

    @Test
    void aNodeWhoseDiskFailsAcknowledgesNothingAndSaysWhy() {
        var arm = node(3).request("/test/v1/failpoints/disk-sync").header("Theseus-Lever-Token", LocalNode.LEVER_TOKEN);
        node(3).send(arm.put(LocalNode.json("{\"action\":\"fail\"}")));
        assertEquals(503, node(1).put("k", "v", "?consistency=ALL").status());
        Answer health = node(3).get("/v1/health");
        assertEquals(503, health.status());
        assertTrue(
                health.text("diskFailure").contains("disk-sync"), health.body().toString());
        assertEquals(200, node(1).put("k", "w", "").status());
    }

    private void assertOnlyOwnersHoldKeys() {
        for (int i = 0; i < 60; i++) {
            String key = "k" + i;
            TreeSet<String> owners = new TreeSet<>();
            node(1).get("/v1/owners?tenant=shop&key=" + key)
                    .body()
                    .path("keys")
                    .path(key)
                    .path("now")
                    .forEach(owner -> owners.add(owner.asText()));
            assertEquals(3, owners.size());
            for (int n = 1; n <= 4; n++) assertEquals(owners.contains("n" + n), holds(node(n), key), key + " at n" + n);
        }
    }

    private static boolean holds(LocalNode node, String key) {
        for (var record : node.get("/v1/records").body().path("records"))
            if (record.path("key").asText().equals(key)) return true;
        return false;
    }

    private static String join(String node, int port) {
        return "{\"kind\":\"join\",\"node\":\"%s\",\"address\":\"127.0.0.1:%d\"}".formatted(node, port);
    }

    private void start(String id) throws WrongOptions {
        LocalNode node = LocalNode.named(id, data, ports, "--operation-timeout", "1s");
        nodes.add(node);
        node.start();
    }

    private void awaitReady() {
        await().atMost(Duration.ofSeconds(20)).until(() -> nodes.stream().allMatch(LocalNode::ready));
        assertFalse(nodes.isEmpty());
    }

    private LocalNode node(int number) {
        return nodes.get(number - 1);
    }
}
