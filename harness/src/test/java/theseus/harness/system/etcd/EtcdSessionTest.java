package theseus.harness.system.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import theseus.harness.fake.FakeSite;
import theseus.harness.system.Address;
import theseus.harness.system.Call;
import theseus.harness.system.Health;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.system.Reply;

/// What is sent to etcd and what its answers mean; the answers are those of etcd 3.4.23.
class EtcdSessionTest {
    private HttpServer server;
    private EtcdSession session;
    private volatile int status = 200;
    private volatile String answer = "{}";
    private volatile String asked = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            asked = exchange.getRequestURI().getPath() + " " + new String(body, StandardCharsets.UTF_8);
            if (answer == null) {
                exchange.close();
                return;
            }
            byte[] said = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        server.start();
        FakeSite site =
                new FakeSite(new Address("127.0.0.1", server.getAddress().getPort()));
        session = new EtcdSession(site, new Gateway(site));
    }

    @AfterEach
    void stop() {
        session.close();
        server.stop(0);
    }

    @Test
    void aWriteIsAPutWhoseVersionIsItsRevision() {
        answer = "{\"header\":{\"revision\":\"17\"}}";
        Reply.Ok ok = assertInstanceOf(Reply.Ok.class, call("write", "LINEARIZABLE"));
        assertEquals("/v3/kv/put {\"key\":\"dC9r\",\"value\":\"NQ==\"}", asked);
        assertEquals("00000000000000000017", ok.provenance().version());
        assertEquals("LINEARIZABLE", ok.provenance().level());
    }

    @Test
    void aReadGivesTheValueAndTheRevisionThatWroteIt() {
        answer =
                "{\"header\":{\"revision\":\"17\"},\"kvs\":[{\"mod_revision\":\"9\",\"value\":\"NQ==\"}],\"count\":\"1\"}";
        Reply.Ok ok = assertInstanceOf(Reply.Ok.class, call("read", "LINEARIZABLE"));
        assertEquals("/v3/kv/range {\"key\":\"dC9r\",\"serializable\":false}", asked);
        assertEquals("5", ok.value());
        assertEquals("00000000000000000009", ok.provenance().version());
    }

    @Test
    void aSerializableReadIsAskedForAsOneAndNothingFoundIsAnAnswer() {
        answer = "{\"header\":{\"revision\":\"17\"}}";
        Reply.Ok ok = assertInstanceOf(Reply.Ok.class, call("read", "SERIALIZABLE"));
        assertEquals("/v3/kv/range {\"key\":\"dC9r\",\"serializable\":true}", asked);
        assertEquals(null, ok.value());
        assertEquals("SERIALIZABLE", ok.provenance().level());
    }

    @Test
    void aDeleteHasAVersionOnlyWhereThereWasSomethingToDelete() {
        answer = "{\"header\":{\"revision\":\"18\"},\"deleted\":\"1\"}";
        assertEquals(
                "00000000000000000018",
                ((Reply.Ok) call("delete", "LINEARIZABLE")).provenance().version());
        answer = "{\"header\":{\"revision\":\"18\"}}";
        assertEquals(
                null, ((Reply.Ok) call("delete", "LINEARIZABLE")).provenance().version());
    }

    @Test
    void aWriteRefusedAtTheDoorHasFailed() {
        refuse(503, "etcdserver: rpc not supported for learner");
        assertEquals(new Reply.Failed("etcdserver: rpc not supported for learner"), call("write", "LINEARIZABLE"));
        refuse(429, "etcdserver: too many requests");
        assertInstanceOf(Reply.Failed.class, call("delete", "LINEARIZABLE"));
    }

    @Test
    void aWriteThatTimedOutMayHaveTakenPlaceAndAReadHasNot() {
        for (String words : List.of(
                "etcdserver: request timed out",
                "etcdserver: request timed out, possibly due to previous leader failure",
                "etcdserver: leader changed",
                "etcdserver: server stopped",
                "raft proposal dropped",
                "context deadline exceeded",
                "something that nobody has seen before")) {
            refuse(503, words);
            assertEquals(new Reply.Unknown(words), call("write", "LINEARIZABLE"));
            assertEquals(new Reply.Failed(words), call("read", "LINEARIZABLE"));
        }
    }

    @Test
    void aWriteWhoseAnswerIsLostIsUnknown() {
        answer = null;
        assertInstanceOf(Reply.Unknown.class, call("write", "LINEARIZABLE"));
        assertInstanceOf(Reply.Failed.class, call("read", "LINEARIZABLE"));
    }

    @Test
    void aWriteThatReachesNobodyHasFailed() {
        server.stop(0);
        assertInstanceOf(Reply.Failed.class, call("write", "LINEARIZABLE"));
    }

    @Test
    void aMemberIsReadyWhenItKnowsALeader() {
        answer = "{\"raftTerm\":\"2\",\"leader\":\"123\"}";
        assertEquals(true, health().ready());
        answer = "{\"raftTerm\":\"3\"}";
        assertEquals(new Health(true, false, "{\"raftTerm\":\"3\"}"), health());
        server.stop(0);
        assertEquals(false, health().answers());
    }

    @Test
    void whatAMemberHoldsIsAskedOfItOnceItIsInStep() {
        answer = "{\"kvs\":[{\"key\":\"dC9r\",\"mod_revision\":\"9\",\"value\":\"NQ==\"}],\"count\":\"1\"}";
        Optional<List<ReplicaRecord>> records = await(then -> session.records("n1", then));
        assertEquals(List.of(new ReplicaRecord("t", "k", "00000000000000000009", "5")), records.orElseThrow());
        assertEquals("/v3/kv/range {\"key\":\"AA==\",\"range_end\":\"AA==\"}", asked);
        refuse(503, "etcdserver: request timed out");
        records = await(then -> session.records("n1", then));
        assertEquals(Optional.empty(), records);
    }

    private void refuse(int code, String words) {
        status = code;
        answer = "{\"error\":\"" + words + "\",\"message\":\"" + words + "\",\"code\":14}";
    }

    private Reply call(String f, String level) {
        String value = f.equals("write") ? "5" : null;
        return await(then -> session.call("n1", new Call(f, "t", "k", value, level, null), then));
    }

    private Health health() {
        return await(then -> session.health("n1", then));
    }

    private static <T> T await(Consumer<Consumer<T>> ask) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        ask.accept(answer::complete);
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
