package theseus.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;
import theseus.histories.Event;
import theseus.histories.History;
import theseus.histories.check.Budget;
import theseus.histories.check.Expectations;
import theseus.histories.check.Finding;
import theseus.histories.check.Judge;
import theseus.histories.check.Verdict;
import theseus.histories.codec.JsonLinesReader;
import theseus.histories.model.PerKey;
import theseus.histories.model.Register;

/// Judges a history of registers, as JSON lines, key by key on a cluster: no machine ever holds more than one key's
/// operations. Linearizability is local (Herlihy and Wing, 1990): a history is linearizable exactly if it is for each
/// key. The
/// file must be where every worker can read it.
final class ByKey {
    private ByKey() {}

    /// What became of one key.
    ///
    /// @param verdict `valid`, `violation` or `undecided`
    /// @param words the first finding, or why it is undecided; empty where it is valid
    record KeyWord(String key, int operations, String verdict, String words) implements Serializable {}

    /// A line and where it stands.
    private record Line(long index, String text) implements Serializable {}

    /// The words on all keys, in the order of their names.
    ///
    /// @param budget for each key
    static List<KeyWord> judge(JavaSparkContext spark, Path history, Duration budget) {
        JavaRDD<String> lines = spark.textFile(history.toUri().toString());
        List<Line> ofAll = new ArrayList<>(
                lines.map(ByKey::parsed).filter(ByKey::ofNoKey).map(ByKey::line).collect());
        long millis = budget.toMillis();
        JavaPairRDD<String, Iterable<Line>> byKey = lines.map(ByKey::parsed)
                .filter(node -> !ofNoKey(node))
                .mapToPair(node -> new Tuple2<>(node.path("key").asText(), line(node)))
                .groupByKey();
        List<KeyWord> words = new ArrayList<>(
                byKey.map(key -> judged(key._1(), key._2(), ofAll, millis)).collect());
        words.sort(Comparator.comparing(KeyWord::key));
        return words;
    }

    private static JsonNode parsed(String line) throws IOException {
        return new ObjectMapper().readTree(line);
    }

    private static boolean ofNoKey(JsonNode line) {
        return !line.has("process");
    }

    private static Line line(JsonNode line) {
        return new Line(line.path("index").asLong(), line.toString());
    }

    private static KeyWord judged(String key, Iterable<Line> own, List<Line> ofAll, long millis) throws IOException {
        List<Line> lines = new ArrayList<>(ofAll);
        own.forEach(lines::add);
        lines.sort(Comparator.comparingLong(Line::index));
        History history = history(key, lines);
        Verdict verdict = Judge.judge(
                        history, Expectations.usual(), new PerKey(new Register()), Budget.of(Duration.ofMillis(millis)))
                .verdict();
        int operations = history.operations().size();
        return switch (verdict) {
            case Verdict.Valid _ -> new KeyWord(key, operations, "valid", "");
            case Verdict.Undecided(String reason) -> new KeyWord(key, operations, "undecided", reason);
            case Verdict.Violation(List<Finding> findings) ->
                new KeyWord(key, operations, "violation", words(findings.getFirst()));
        };
    }

    private static String words(Finding finding) {
        return finding.anomaly().words() + ": " + finding.sentence();
    }

    private static History history(String key, List<Line> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) text.append(line.text()).append('\n');
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        History.Builder history = new History.Builder();
        try (JsonLinesReader reader = new JsonLinesReader(key, new ByteArrayInputStream(bytes))) {
            for (Event event = reader.next(); event != null; event = reader.next()) history.add(event);
        }
        return history.build();
    }
}
