package theseus.node.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import okhttp3.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import theseus.node.host.LocalNode.Answer;

/// The levers on links, pulled over HTTP at n1, and what n2 sees of them.
class LinkLeversTest {
    private static final List<Integer> FAULTS = List.of(7, 8);
    private static final int UNUSED = 9;

    @TempDir
    static Path data;

    private static LocalNode speaker;
    private static LocalNode listener;

    @BeforeAll
    static void startTwoNodes() throws WrongOptions {
        SortedMap<String, Integer> ports = LocalNode.peerPorts("n1", "n2");
        speaker = LocalNode.named("n1", data, ports);
        listener = LocalNode.named("n2", data, ports);
        speaker.start();
        listener.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> speaker.ready() && listener.ready());
    }

    @AfterAll
    static void stop() {
        speaker.stop();
        listener.stop();
    }

    @AfterEach
    void heal() {
        for (int fault : FAULTS) relieve(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            links/n2/9 | {"kind":"broken"}                                     | INVALID_IMPEDIMENT
            links/n2/9 | {}                                                    | MALFORMED_BODY
            links/n2/9 | {"kind":"slow","delayMillis":50}                      | MALFORMED_BODY
            links/n2/9 | {"kind":"slow","delayMillis":"50","jitterMillis":0}   | MALFORMED_BODY
            links/n2/9 | {"kind":"slow","delayMillis":-1,"jitterMillis":0}     | INVALID_IMPEDIMENT
            links/n2/9 | {"kind":"slow","delayMillis":9,"jitterMillis":-9}     | INVALID_IMPEDIMENT
            links/n2/9 | {"kind":"slow","delayMillis":3600001,"jitterMillis":0} | INVALID_IMPEDIMENT
            links/n2/9 | {"kind":"lossy","percent":0}                          | INVALID_IMPEDIMENT
            links/n2/9 | {"kind":"lossy","percent":101}                        | INVALID_IMPEDIMENT
            links/n2/9 | {"kind":"lossy","percent":4294967297}                 | INVALID_IMPEDIMENT
            links/n2/9 | {"kind":"doubling","percent":-1}                      | INVALID_IMPEDIMENT
            links/n2/9 | {"kind":"shuffling","percent":10,"byMillis":-1}       | INVALID_IMPEDIMENT
            links/n2/9 | {"kind":"narrow","bytesPerSecond":0}                  | INVALID_IMPEDIMENT
            links/n2/9 | {"kind":"holding","messages":["put-aksed"]}           | INVALID_IMPEDIMENT
            links/n2/9 | {"kind":"lossy","percent":10,"speed":1}               | MALFORMED_BODY
            links/n2/x | {"kind":"lossy","percent":10}                         | MALFORMED_PATH
            links/n%202/9 | {"kind":"lossy","percent":10}                      | INVALID_NODE
            """)
    void whatNoLinkCanBeIsRefusedAndNothingIsSet(String path, String body, String code) {
        Answer answer = pull("PUT", path, body);
        assertEquals(code, answer.text("code"), answer.body().toString());
        assertEquals(400, answer.status());
        assertFalse(feltNow().containsKey(UNUSED));
    }

    @ParameterizedTest
    @CsvSource({"0", "2001"})
    void soManyMessagesAreNotSentToTryALink(int count) {
        assertEquals(
                "MALFORMED_BODY",
                pull("POST", "links/n2/trials", "{\"count\":" + count + "}").text("code"));
    }

    @Test
    void whoHasNotTheTokenPullsNoLever() {
        Request.Builder request =
                speaker.request("/test/v1/links/n2/9").put(LocalNode.json("{\"kind\":\"lossy\",\"percent\":100}"));
        assertEquals("WRONG_TOKEN", speaker.send(request).text("code"));
        assertFalse(feltNow().containsKey(UNUSED));
    }

    @Test
    void aLossyLinkLosesUntilItIsHealed() {
        impede(7, "{\"kind\":\"lossy\",\"percent\":100}");
        List<Long> lost = send(20);
        long felt = feltNow().get(7);
        assertTrue(felt >= 20, felt + " lost");
        relieve(7);
        List<Long> sent = send(5);
        await().until(() -> arrived().containsAll(sent));
        assertTrue(arrived().stream().noneMatch(lost::contains), "what was lost has come");
    }

    @Test
    void aSlowLinkIsLateByAsMuchAsItSays() {
        impede(7, "{\"kind\":\"slow\",\"delayMillis\":300,\"jitterMillis\":50}");
        SortedMap<Long, Long> sent = sent(3);
        await().until(() -> arrived().containsAll(sent.keySet()));
        arrivals().forEach((serial, micros) -> {
            if (sent.containsKey(serial)) assertTrue(micros - sent.get(serial) >= 250_000, "too soon");
        });
    }

    @Test
    void aDoublingLinkSaysEverythingTwice() {
        impede(7, "{\"kind\":\"doubling\",\"percent\":100}");
        List<Long> sent = send(4);
        await().until(() -> times(sent) == 8);
        relieve(7);
        List<Long> again = send(4);
        await().until(() -> times(again) >= 4);
        assertEquals(4, times(again));
    }

    @Test
    void aNarrowLinkLetsSoManyBytesThrough() {
        impede(7, "{\"kind\":\"narrow\",\"bytesPerSecond\":1000}");
        SortedMap<Long, Long> sent = sent(4);
        await().until(() -> arrived().containsAll(sent.keySet()));
        long last = arrivals().get(sent.lastKey());
        assertTrue(last - sent.get(sent.firstKey()) >= 350_000, "four messages of a hundred bytes were too quick");
    }

    @Test
    void whatIsHeldComesInItsOrderOnceTheLinkIsHealed() {
        impede(7, "{\"kind\":\"holding\",\"messages\":[\"topology-asked\"]}");
        List<Long> held = send(6);
        assertTrue(feltNow().get(7) >= 6);
        assertTrue(arrived().stream().noneMatch(held::contains), "something has come");
        relieve(7);
        await().until(() -> arrived().stream().filter(held::contains).toList().equals(held));
    }

    @Test
    void aShufflingLinkLosesNothing() {
        impede(7, "{\"kind\":\"shuffling\",\"percent\":50,\"byMillis\":200}");
        List<Long> sent = send(40);
        await().until(() -> arrived().containsAll(sent));
        List<Long> came = arrived().stream().filter(sent::contains).toList();
        assertTrue(!came.equals(sent), "nothing was overtaken");
    }

    @Test
    void whenOneFaultIsHealedTheOtherStays() {
        impede(7, "{\"kind\":\"slow\",\"delayMillis\":10,\"jitterMillis\":0}");
        impede(8, "{\"kind\":\"lossy\",\"percent\":100}");
        relieve(7);
        List<Long> lost = send(10);
        long felt = feltNow().get(8);
        assertTrue(felt >= 10, felt + " lost");
        relieve(8);
        List<Long> sent = send(1);
        await().until(() -> arrived().containsAll(sent));
        assertTrue(arrived().stream().noneMatch(lost::contains));
    }

    @Test
    void otherLinksFeelNothing() {
        impede(7, "{\"kind\":\"lossy\",\"percent\":100}");
        send(3);
        assertEquals(0, asked(speaker, "/test/v1/links/n3").body().path("felt").size());
        assertEquals(0, asked(listener, "/test/v1/links/n1").body().path("felt").size());
    }

    private static void impede(int fault, String body) {
        Answer answer = pull("PUT", "links/n2/" + fault, body);
        assertEquals(200, answer.status(), answer.body().toString());
        assertEquals(0, answer.body().path("felt").path(Integer.toString(fault)).asInt(-1));
    }

    private static void relieve(int fault) {
        assertEquals(200, pull("DELETE", "links/n2/" + fault, "").status());
    }

    private static SortedMap<Integer, Long> feltNow() {
        SortedMap<Integer, Long> felt = new TreeMap<>();
        asked(speaker, "/test/v1/links/n2")
                .body()
                .path("felt")
                .forEachEntry((fault, times) -> felt.put(Integer.parseInt(fault), times.asLong()));
        return felt;
    }

    private static List<Long> send(int count) {
        return List.copyOf(sent(count).keySet());
    }

    /// Sends so many: their serials, and when they set out.
    private static SortedMap<Long, Long> sent(int count) {
        SortedMap<Long, Long> sent = new TreeMap<>();
        for (JsonNode each : pull("POST", "links/n2/trials", "{\"count\":" + count + "}")
                .body()
                .path("sent"))
            sent.put(each.path("serial").asLong(), each.path("micros").asLong());
        assertEquals(count, sent.size());
        return sent;
    }

    private static JsonNode came() {
        return asked(listener, "/test/v1/trials/n1/since/0").body().path("came");
    }

    /// The serials of all that came, in the order in which it did.
    private static List<Long> arrived() {
        List<Long> serials = new ArrayList<>();
        came().forEach(each -> serials.add(each.path("serial").asLong()));
        return serials;
    }

    private static SortedMap<Long, Long> arrivals() {
        SortedMap<Long, Long> arrivals = new TreeMap<>();
        came().forEach(each ->
                arrivals.put(each.path("serial").asLong(), each.path("micros").asLong()));
        return arrivals;
    }

    private static long times(List<Long> sent) {
        return arrived().stream().filter(new TreeSet<>(sent)::contains).count();
    }

    private static Answer asked(LocalNode node, String path) {
        return node.send(lever(node, path));
    }

    private static Answer pull(String method, String path, String body) {
        return speaker.send(lever(speaker, "/test/v1/" + path).method(method, LocalNode.json(body)));
    }

    private static Request.Builder lever(LocalNode node, String path) {
        return node.request(path).header("Theseus-Lever-Token", LocalNode.LEVER_TOKEN);
    }
}
