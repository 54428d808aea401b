package theseus.nemesis.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A campaign as a file that people read and write: JSON, one strike a line.
///
/// ```json
/// {"seed": 7, "strikes": [
///   {"fault": "pause", "target": "driver", "when": {"entered": "CUTOVER", "delay": "10ms"}, "until": {"after":
/// "300ms"}},
///   {"fault": "kill", "target": "joiner", "when": {"copied": 50}, "until": {"after": "1s"}}
/// ]}
/// ```
///
/// A strike's number is its place, from 0; `reached` and `healed` mean others by it.
public final class PlanFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PlanFile() {}

    /// The file is no plan: one line, `path:line: problem; expected …`.
    public static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed(Path path, int line, String problem) {
            super(path + ":" + line + ": " + problem);
        }
    }

    /// Reads a plan.
    ///
    /// @throws Malformed where it is none
    public static Campaign read(Path path) throws IOException {
        String text = Files.readString(path);
        JsonNode root = tree(path, text);
        List<Integer> lines = linesOfStrikes(text);
        if (!root.isObject() || !root.path("strikes").isArray())
            throw new Malformed(path, 1, "no plan; expected {\"seed\": 1, \"strikes\": [...]}");
        if (root.has("seed") && !root.get("seed").canConvertToLong())
            throw new Malformed(path, 1, "seed is " + root.get("seed") + "; expected a whole number");
        List<Strike> strikes = new ArrayList<>();
        for (JsonNode each : root.get("strikes")) {
            int number = strikes.size();
            try {
                strikes.add(StrikeJson.read(number, each, root.get("strikes").size()));
            } catch (IllegalArgumentException e) {
                throw new Malformed(path, lines.get(number), e.getMessage());
            }
        }
        return new Campaign(root.path("seed").asLong(), strikes);
    }

    /// The plan as lines of a file.
    public static List<String> lines(Campaign campaign) {
        List<String> lines = new ArrayList<>();
        lines.add("{\"seed\": " + campaign.seed() + ", \"strikes\": [");
        int left = campaign.strikes().size();
        for (Strike strike : campaign.strikes())
            lines.add("  " + StrikeJson.write(strike).replace("\":", "\": ").replace(",\"", ", \"")
                    + (--left > 0 ? "," : ""));
        lines.add("]}");
        return lines;
    }

    private static JsonNode tree(Path path, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new Malformed(path, line, "no JSON: " + e.getOriginalMessage() + "; expected a plan");
        }
    }

    /// On which line each strike begins.
    private static List<Integer> linesOfStrikes(String text) throws IOException {
        List<Integer> lines = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(text)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (depth == 2 && token.isStructStart() || depth == 2 && token.isScalarValue())
                    lines.add(parser.currentTokenLocation().getLineNr());
                if (token.isStructStart()) depth++;
                if (token.isStructEnd()) depth--;
            }
        }
        return lines;
    }
}
