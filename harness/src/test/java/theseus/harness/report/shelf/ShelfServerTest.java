package theseus.harness.report.shelf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfServerTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    Path runs;

    private HttpResponse<String> ask(String path, String method) throws IOException, InterruptedException {
        try (ShelfServer server = new ShelfServer(new Shelf(runs), 0, Clock.fixed(NOW, ZoneOffset.UTC));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private void unfinished(String name, Instant last) throws IOException {
        Path history = Files.createDirectories(runs.resolve(name)).resolve("history.jsonl");
        Files.writeString(
                history,
                "{\"index\":0,\"time\":1,\"type\":\"phase\",\"epoch\":1,\"phase\":\"STEADY\",\"session\":0}\n");
        Files.setLastModifiedTime(history, FileTime.from(last));
    }

    @Test
    void aRunThatGoesOnIsToldFromOneThatWasCutOff() throws Exception {
        unfinished("register-sim/20261125T115959.000Z", NOW.minusSeconds(1));
        unfinished("register-sim/20261125T100000.000Z", NOW.minusSeconds(7_000));
        String page = ask("", "GET").body();
        assertTrue(page.contains("20261125T115959.000Z\",\"verdict\":\"going on\""), page);
        assertTrue(page.contains("20261125T100000.000Z\",\"verdict\":\"cut off\""), page);
    }

    @Test
    void anUnfinishedRunHasAPageAndAZip() throws Exception {
        unfinished("register-sim/1", NOW);
        assertTrue(ask("run/register-sim/1/report.html", "GET").body().contains("UNFINISHED"));
        assertTrue(ask("run/register-sim/1/run.zip", "GET").body().startsWith("PK"));
        assertFalse(Files.exists(runs.resolve("register-sim/1/report.html")), "it has written");
    }

    @Test
    void nothingButWhatIsListedCanBeHad() throws Exception {
        Files.writeString(runs.resolve("history.json"), "secret");
        for (String path : new String[] {"run/../run.zip", "run/%2e%2e/run.zip", "run//etc/report.html", "etc/passwd"})
            assertEquals(404, ask(path, "GET").statusCode(), path);
    }

    @Test
    void itOnlyReads() throws Exception {
        assertEquals(405, ask("", "POST").statusCode());
        assertEquals(405, ask("", "DELETE").statusCode());
    }
}
