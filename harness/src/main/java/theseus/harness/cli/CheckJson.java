package theseus.harness.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import theseus.histories.Operation;
import theseus.histories.check.Atomicity;
import theseus.histories.check.Finding;
import theseus.histories.check.Judgement;
import theseus.histories.check.KeyVerdict;
import theseus.histories.check.PowerScore;
import theseus.histories.check.Verdict;
import theseus.histories.check.evidence.Elements;
import theseus.histories.check.evidence.Staleness;
import theseus.histories.codec.HistoryFile;
import theseus.histories.codec.MalformedHistory;

/// The report for machines: one JSON object a line, either with a verdict or with an error.
final class CheckJson implements CheckReport {
    private static final JsonFactory JSON = new JsonFactory();

    private final PrintWriter out;

    CheckJson(PrintWriter out) {
        this.out = out;
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    @Override
    public void judged(Path file, HistoryFile.Read read, Judgement judgement, PowerScore power) {
        line(json -> {
            json.writeStringField("path", file.toString());
            json.writeStringField("format", read.format().words());
            json.writeStringField("verdict", CheckText.word(judgement.verdict()));
            json.writeStringField("model", judgement.model());
            strings(json, "algorithms", judgement.algorithms());
            json.writeNumberField("operations", judgement.operations());
            json.writeNumberField("seconds", judgement.time().toNanos() / 1e9);
            if (judgement.verdict() instanceof Verdict.Undecided(String reason))
                json.writeStringField("reason", reason);
            if (judgement.verdict() instanceof Verdict.Violation(List<Finding> findings)) findings(json, findings);
            strings(json, "notes", read.notes());
            keys(json, judgement.keys());
            staleness(json, judgement.staleness());
            atomicity(json, judgement.atomicity());
            elements(json, judgement);
            if (power != null) power(json, power);
        });
    }

    @Override
    public void refused(MalformedHistory problem) {
        line(json -> {
            json.writeStringField("path", problem.path());
            json.writeObjectFieldStart("error");
            if (problem.line() > 0) json.writeNumberField("line", problem.line());
            json.writeStringField("problem", problem.problem());
            json.writeStringField("expected", problem.expectation());
            json.writeEndObject();
        });
    }

    @Override
    public void end() {
        out.flush();
    }

    private void line(Fields fields) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println(text);
        out.flush();
    }

    private static void findings(JsonGenerator json, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("anomaly", finding.anomaly().words());
            if (finding.key() != null) json.writeStringField("key", finding.key());
            json.writeStringField("sentence", finding.sentence());
            json.writeArrayFieldStart("operations");
            for (Operation operation : finding.operations()) json.writeNumber(operation.invoked());
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void keys(JsonGenerator json, List<KeyVerdict> keys) throws IOException {
        json.writeArrayFieldStart("keys");
        for (KeyVerdict key : keys) {
            json.writeStartObject();
            if (key.key() != null) json.writeStringField("key", key.key());
            json.writeStringField("verdict", CheckText.word(key.verdict()));
            json.writeStringField("algorithm", key.algorithm());
            json.writeNumberField("operations", key.operations());
            json.writeNumberField("seconds", key.time().toNanos() / 1e9);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void staleness(JsonGenerator json, List<Staleness> table) throws IOException {
        json.writeArrayFieldStart("staleness");
        for (Staleness row : table) {
            json.writeStartObject();
            json.writeStringField("level", row.level());
            json.writeStringField("phase", row.phase());
            json.writeNumberField("reads", row.reads());
            json.writeNumberField("stale", row.stale());
            json.writeNumberField("versionsMax", row.versionsMax());
            json.writeNumberField("nanosMedian", row.nanosMedian());
            json.writeNumberField("nanos99", row.nanos99());
            json.writeNumberField("nanosMax", row.nanosMax());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void atomicity(JsonGenerator json, List<Atomicity> keys) throws IOException {
        json.writeArrayFieldStart("atomicity");
        for (Atomicity key : keys) {
            json.writeStartObject();
            if (key.key() != null) json.writeStringField("key", key.key());
            json.writeNumberField("versionsAtLeast", key.versionsAtLeast());
            if (key.deltaNanosAtLeast() != Long.MAX_VALUE)
                json.writeNumberField("deltaNanosAtLeast", key.deltaNanosAtLeast());
            if (key.deltaNanosAtMost() != Long.MAX_VALUE)
                json.writeNumberField("deltaNanosAtMost", key.deltaNanosAtMost());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void elements(JsonGenerator json, Judgement judgement) throws IOException {
        if (judgement.elements().isEmpty()) return;
        json.writeObjectFieldStart("elements");
        for (var entry : judgement.elements().entrySet()) {
            Elements elements = entry.getValue();
            json.writeObjectFieldStart(entry.getKey());
            json.writeNumberField("attempted", elements.attempted());
            json.writeNumberField("acknowledged", elements.acknowledged());
            json.writeNumberField("stable", elements.stable());
            json.writeNumberField("neverRead", elements.neverRead());
            strings(json, "lost", elements.lost());
            strings(json, "stale", elements.stale());
            strings(json, "duplicated", elements.duplicated());
            json.writeNumberField("stableNanosMedian", elements.stableNanosMedian());
            json.writeNumberField("stableNanos99", elements.stableNanos99());
            json.writeNumberField("stableNanosMax", elements.stableNanosMax());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void power(JsonGenerator json, PowerScore power) throws IOException {
        json.writeObjectFieldStart("power");
        json.writeNumberField("tried", power.tried());
        json.writeNumberField("noticed", power.noticed());
        for (var entry : power.counts().entrySet()) {
            json.writeObjectFieldStart(entry.getKey().words());
            json.writeNumberField("tried", entry.getValue().tried());
            json.writeNumberField("noticed", entry.getValue().noticed());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<?> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (Object value : values) json.writeString(String.valueOf(value));
        json.writeEndArray();
    }
}
