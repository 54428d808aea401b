package theseus.node.host.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.node.Examples;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.ring.NodeId;

class JournalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Journal journal = new Journal(new NodeId("n1"), out);

    @Test
    void everyObservationBecomesALineOfJsonOrNone() throws IOException {
        List<Observation> all = Examples.ofEvery(Observation.class);
        all.forEach(journal::saw);
        List<JsonNode> lines = lines();
        assertTrue(lines.size() >= 5 && lines.size() < all.size(), lines.toString());
        for (JsonNode line : lines) assertEquals("n1", line.path("node").asText());
    }

    @Test
    void aGuardThatFiresAThousandTimesIsWrittenAFewTimes() throws IOException {
        for (int i = 0; i < 1000; i++) journal.saw(new Observation.GuardFired(Guard.ROUND_REPEATED));
        journal.saw(new Observation.GuardFired(Guard.SWEEP_PUSHED));
        List<JsonNode> lines = lines();
        assertTrue(lines.size() <= 31, lines.size() + " lines");
        assertEquals("SWEEP_PUSHED", lines.getLast().path("guard").asText());
    }

    private List<JsonNode> lines() throws IOException {
        journal.close();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList())
            lines.add(new JsonMapper().readTree(line));
        return lines;
    }
}
