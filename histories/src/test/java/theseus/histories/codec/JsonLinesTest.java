package theseus.histories.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.histories.Event;
import theseus.histories.Events;
import theseus.histories.FaultEvent;
import theseus.histories.OperationEvent;

class JsonLinesTest {
    private static final List<Event> SOME = new Events()
            .on("k")
            .invoke(1, "write", "ü\n\"x")
            .invoke(2, "cas", Arrays.asList(1L, null))
            .ok(1, "write", "ü\n\"x", "QUORUM", "v7")
            .phase(3, "CUTOVER")
            .info(2, "cas", Arrays.asList(1L, null))
            .done(3, "read", true)
            .list();

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        List<Event> events = new ArrayList<>(SOME);
        var details = new TreeMap<String, String>();
        details.put("probe", "refused");
        events.add(new FaultEvent(
                events.size(), 9_000, 4, "partition", FaultEvent.Step.PROVEN, List.of("n1", "n2"), details));
        assertEquals(events, read(written(events)));
    }

    @Test
    void aFileCutAnywhereIsReadableToItsLastCompletedLine() throws IOException {
        byte[] whole = written(SOME);
        for (int cut = 0; cut <= whole.length; cut++) {
            byte[] prefix = Arrays.copyOf(whole, cut);
            int completed = (int)
                    new String(prefix, UTF_8).chars().filter(c -> c == '\n').count();
            List<Event> read = read(prefix);
            boolean onlyTheNewlineIsMissing = cut < whole.length && whole[cut] == '\n';
            assertEquals(SOME.subList(0, onlyTheNewlineIsMissing ? completed + 1 : completed), read);
        }
    }

    @Test
    void aTornLineIsTold() throws IOException {
        byte[] whole = written(SOME);
        try (var reader = reader(Arrays.copyOf(whole, whole.length - 5))) {
            while (reader.next() != null) continue;
            assertEquals(
                    List.of("line 7 is torn and was left out: the writer was stopped in mid-line"), reader.notes());
        }
    }

    @Test
    void anAppendingWriterGoesOnWhereTheFileEnds(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("history.jsonl");
        for (Event event : SOME) {
            try (var writer = JsonLinesWriter.appendTo(file)) {
                writer.append(event);
            }
        }
        assertEquals(SOME, read(Files.readAllBytes(file)));
    }

    @Test
    void everyLineIsInTheFileWhenAppendReturns(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("history.jsonl");
        try (var writer = JsonLinesWriter.appendTo(file)) {
            for (int i = 0; i < SOME.size(); i++) {
                writer.append(SOME.get(i));
                assertEquals(SOME.subList(0, i + 1), read(Files.readAllBytes(file)));
            }
        }
    }

    @Test
    void missingIndexesAreCounted() throws IOException {
        Event event = read("{\"time\":3,\"type\":\"invoke\",\"process\":0,\"f\":\"read\",\"novelty\":{\"x\":[1]}}\n"
                        .getBytes(UTF_8))
                .get(0);
        assertEquals(new OperationEvent(0, OperationEvent.Type.INVOKE, 0, "read", null, null, 3, null, null), event);
    }

    @Test
    void damageIsToldWithItsPlace() {
        String good = "{\"index\":0,\"time\":3,\"type\":\"invoke\",\"process\":0,\"f\":\"read\"}\n";
        assertDamage(
                good + "{\"index\":1,\"ti\n" + good,
                "h:2: not a JSON object: ",
                "; expected one event as a JSON object");
        assertDamage(good + "[]\n", "h:2: not a JSON object", "; expected one event as a JSON object");
        assertDamage(good + good, "h:2: index 0 after index 0", "; expected indexes that increase");
        assertDamage(
                good + "{\"time\":2,\"type\":\"phase\",\"epoch\":1,\"phase\":\"STEADY\",\"session\":0}\n",
                "h:2: time 2 runs backwards, after 3",
                "; expected times that never decrease");
        assertDamage(
                "{\"time\":2,\"type\":\"okay\"}\n", "h:1: the type \"okay\" is unknown", "fail, info, fault or phase");
        assertDamage(
                "{\"time\":2,\"type\":\"ok\",\"f\":\"read\"}\n",
                "h:1: the field \"process\" is missing",
                "whole number");
        assertDamage("{\"time\":\"2\"}\n", "h:1: the field \"time\" is 2", "; expected whole number");
        assertDamage("{\"time\":99999999999999999999}\n", "h:1: the field \"time\" is 9", "; expected whole number");
        assertDamage(good.strip() + good, "h:1: something follows the event", "; expected one event a line");
    }

    private static void assertDamage(String file, String start, String end) {
        var e = assertThrows(MalformedHistory.class, () -> read(file.getBytes(UTF_8)));
        assertEquals(
                start,
                e.getMessage()
                        .substring(0, Math.min(start.length(), e.getMessage().length())));
        assertEquals(end, e.getMessage().substring(Math.max(0, e.getMessage().length() - end.length())));
    }

    private static byte[] written(List<Event> events) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new JsonLinesWriter(bytes)) {
            writer.append(events);
        }
        return bytes.toByteArray();
    }

    private static JsonLinesReader reader(byte[] bytes) {
        return new JsonLinesReader("h", new ByteArrayInputStream(bytes));
    }

    private static List<Event> read(byte[] bytes) throws IOException {
        List<Event> events = new ArrayList<>();
        try (var reader = reader(bytes)) {
            for (Event event = reader.next(); event != null; event = reader.next()) events.add(event);
        }
        return events;
    }
}
