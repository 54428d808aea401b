package theseus.node.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import okhttp3.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import theseus.node.host.LocalNode.Answer;

class ApiLimitsTest {
    @TempDir
    static Path data;

    private static LocalNode node;

    @BeforeAll
    static void startANodeOfItsOwn() throws WrongOptions {
        node = LocalNode.named("n1", data, LocalNode.peerPorts("n1"));
        node.start();
        await().atMost(Duration.ofSeconds(20)).until(node::ready);
        assertEquals(
                201,
                node.post("/v1/tenants", "{\"name\":\"shop\",\"factor\":1}").status());
    }

    @AfterAll
    static void stop() {
        node.stop();
    }

    @Test
    void theLargestKeyAndTheLargestValueAreTaken() {
        String key = "k".repeat(512);
        String value = "v".repeat(1 << 20);
        assertEquals(200, node.put(key, value, "").status());
        assertEquals(value, node.get("/v1/tenants/shop/keys/" + key).text("value"));
    }

    @Test
    void oneByteMoreIsRefusedWithBothSizes() {
        assertRefused(413, "KEY_TOO_LARGE", node.put("k".repeat(513), "v", ""));
        Answer value = node.put("k", "v".repeat((1 << 20) + 1), "");
        assertRefused(413, "VALUE_TOO_LARGE", value);
        assertEquals((1 << 20) + 1, value.body().path("facts").path("bytes").asInt());
        assertEquals(1 << 20, value.body().path("facts").path("bytesMax").asInt());
        assertRefused(413, "KEY_TOO_LARGE", node.put("%C3%A9".repeat(257), "v", ""));
        assertRefused(413, "BODY_TOO_LARGE", node.put("k", "v".repeat(7 << 20), ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PUT    | /v1/tenants/shop/keys/k                   | {"value":1}            | 400 | MALFORMED_BODY
            PUT    | /v1/tenants/shop/keys/k                   | {"valeu":"v"}          | 400 | MALFORMED_BODY
            PUT    | /v1/tenants/shop/keys/k                   | {"value":"v"           | 400 | MALFORMED_BODY
            PUT    | /v1/tenants/shop/keys/k                   | {"value":"\\ud800"}    | 400 | MALFORMED_TEXT
            PUT    | /v1/tenants/shop/keys/                    | {"value":"v"}          | 400 | INVALID_KEY
            PUT    | /v1/tenants/shop/keys/%FF                 | {"value":"v"}          | 400 | MALFORMED_PATH
            PUT    | /v1/tenants/a:b/keys/k                    | {"value":"v"}          | 400 | INVALID_TENANT
            PUT    | /v1/tenants/nobody/keys/k                 | {"value":"v"}          | 404 | UNKNOWN_TENANT
            PUT    | /v1/tenants/shop/keys/k?consistency=TWO   | {"value":"v"}          | 400 | INVALID_CONSISTENCY
            PUT    | /v1/tenants/shop/keys/k?consistency=ONE&consistency=ALL | {"value":"v"} | 400 | MALFORMED_QUERY
            POST   | /v1/tenants                               | {"name":"x"}           | 400 | MALFORMED_BODY
            POST   | /v1/tenants                               | {"name":"x","factor":0} | 400 | INVALID_FACTOR
            POST   | /v1/tenants                               | {"name":"x","factor":2} | 400 | INVALID
            POST   | /v1/migrations | {"kind":"dance","node":"n1","address":"h:1"}      | 400 | UNKNOWN_KIND
            POST   | /v1/migrations | {"kind":"join","node":"n 1","address":"h:1"}      | 400 | INVALID_NODE
            POST   | /v1/migrations | {"kind":"join","node":"n2","address":"nowhere"}   | 400 | UNREACHABLE_ADDRESS
            POST   | /v1/nothing                               | {}                     | 404 | NO_SUCH_PATH
            POST   | /v1/topology                              | {}                     | 405 | METHOD_NOT_ALLOWED
            PUT    | /test/v1/clock                            | {"offsetMillis":1}     | 403 | WRONG_TOKEN
            """)
    void whatCannotBeIsRefusedWithACode(String method, String path, String body, int status, String code) {
        assertRefused(status, code, node.send(node.request(path).method(method, LocalNode.json(body))));
    }

    @Test
    void tooManyHeadersOrTooLongAUriAreRefused() {
        Request.Builder request = node.request("/v1/health");
        for (int i = 0; i < 65; i++) request.header("X-" + i, "x");
        assertRefused(431, "TOO_MANY_HEADERS", node.send(request));
        assertRefused(414, "URI_TOO_LONG", node.get("/v1/health?x=" + "y".repeat(8192)));
        Request.Builder write = node.request("/v1/tenants/shop/keys/k").header("Idempotency-Key", "i".repeat(256));
        assertRefused(400, "INVALID_IDEMPOTENCY_KEY", node.send(write.put(LocalNode.json("{\"value\":\"v\"}"))));
    }

    @Test
    void aClockThatIsPutAheadShowsInTheVersions() {
        String before = node.put("clock", "a", "").text("version");
        setClock(3_600_000);
        String ahead = node.put("clock", "b", "").text("version");
        setClock(0);
        long micros = Long.parseLong(ahead.substring(0, 16), 16) - Long.parseLong(before.substring(0, 16), 16);
        assertTrue(micros >= 3_600_000_000L, micros + " µs");
    }

    @Test
    void theMetricsCountOperationsByKindAndOutcome() throws Exception {
        node.put("metric", "v", "");
        node.get("/v1/tenants/shop/keys/metric-never-written");
        var operations = node.get("/v1/metrics").body().path("operations");
        assertTrue(operations.path("put").path("OK").asLong() >= 1);
        assertTrue(operations.path("get").path("KEY_NOT_FOUND").asLong() >= 1);
        try (var response = new okhttp3.OkHttpClient()
                .newCall(node.request("/v1/metrics?format=prometheus").build())
                .execute()) {
            String text = response.body().string();
            assertTrue(text.contains("theseus_phase{phase=\"STEADY\"} 1\n"), text);
            assertTrue(text.contains("theseus_operations{of=\"put\",what=\"OK\"} "), text);
        }
    }

    @Test
    void withoutTestLeversTheirPathsDoNotExist() throws WrongOptions {
        HostOptions options = HostOptions.parse(
                "--id",
                "n9",
                "--data",
                data.resolve("n9").toString(),
                "--client-listen",
                "127.0.0.1:0",
                "--peer-listen",
                "127.0.0.1:0",
                "--log",
                data.resolve("n9.log").toString());
        assertTrue(options.leverToken().isEmpty());
        Host host = Host.start(options, _ -> {});
        try {
            Request.Builder request = new Request.Builder()
                    .url("http://127.0.0.1:" + host.clientPort() + "/test/v1/clock")
                    .header("Theseus-Lever-Token", "");
            assertRefused(404, "NO_SUCH_PATH", node.send(request));
        } finally {
            host.stop();
        }
    }

    private static void setClock(long offsetMillis) {
        Request.Builder request = node.request("/test/v1/clock").header("Theseus-Lever-Token", LocalNode.LEVER_TOKEN);
        Answer answer = node.send(request.put(LocalNode.json("{\"offsetMillis\":" + offsetMillis + "}")));
        assertEquals(offsetMillis, answer.body().path("offsetMillis").asLong());
    }

    private static void assertRefused(int status, String code, Answer answer) {
        assertEquals(code, answer.text("code"), answer.body().toString());
        assertEquals(status, answer.status());
        assertFalse(answer.text("sentence").isEmpty());
        assertFalse(answer.body().path("mayHaveHappened").asBoolean());
    }
}
