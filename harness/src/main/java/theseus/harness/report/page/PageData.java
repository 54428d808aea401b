package theseus.harness.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import theseus.harness.report.KeptRun;
import theseus.harness.report.account.Account;
import theseus.harness.report.film.Film;
import theseus.harness.world.sim.Footage;
import theseus.histories.FaultEvent;
import theseus.histories.Literal;
import theseus.histories.PhaseEvent;

/// What the page's scripts draw, as JSON in which nothing can end the script element that it stands in.
final class PageData {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int HOLDINGS_SHOWN = 60_000;

    private final JsonGenerator json;

    private PageData(JsonGenerator json) {
        this.json = json;
    }

    static String of(KeptRun run, Film film) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            new PageData(json).write(run, film);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Page.inScript(text.toString());
    }

    private void write(KeptRun run, Film film) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name(run));
        json.writeStringField("verdict", run.verdict());
        json.writeStringField("headline", Literal.line(headline(run)));
        json.writeStringField("command", run.command() == null ? null : Literal.line(run.command()));
        json.writePOJOField("account", literal(JSON.valueToTree(run.account())));
        json.writePOJOField("effects", literal(effects(run.account())));
        json.writePOJOField("manifest", literal(run.manifest()));
        json.writeFieldName("operations");
        new OperationColumns(json).write(run.history().operations());
        phases(run.history().phases());
        faults(run.history().faults());
        footage(film);
        json.writeEndObject();
    }

    /// The same tree with every text literal, line by line.
    private static JsonNode literal(JsonNode node) {
        return switch (node) {
            case TextNode text ->
                TextNode.valueOf(String.join(
                        "\n", text.asText().lines().map(Literal::line).toList()));
            case ArrayNode array -> {
                ArrayNode made = JSON.createArrayNode();
                array.forEach(element -> made.add(literal(element)));
                yield made;
            }
            case ObjectNode object -> {
                ObjectNode made = JSON.createObjectNode();
                object.forEachEntry((name, value) -> made.set(Literal.line(name), literal(value)));
                yield made;
            }
            default -> node;
        };
    }

    /// What each fault of the ledger came to, in the words of every other report.
    private static JsonNode effects(Account account) {
        ArrayNode effects = JSON.createArrayNode();
        if (account != null) account.faults().forEach(fault -> effects.add(fault.effect()));
        return effects;
    }

    private static String name(KeptRun run) {
        var path = run.path().toAbsolutePath().normalize();
        return path.getParent().getFileName() + "/" + path.getFileName();
    }

    private static String headline(KeptRun run) {
        return run.account() == null
                ? "UNFINISHED: the run goes on, or was cut off; this is its history so far."
                : run.account().headline();
    }

    private void phases(List<PhaseEvent> phases) throws IOException {
        json.writeArrayFieldStart("phases");
        for (PhaseEvent phase : phases) json.writePOJO(phase);
        json.writeEndArray();
    }

    /// A line a fault: its steps together.
    private void faults(List<FaultEvent> events) throws IOException {
        Map<Integer, List<FaultEvent>> byNumber = new TreeMap<>();
        for (FaultEvent event : events)
            byNumber.computeIfAbsent(event.fault(), _ -> new ArrayList<>()).add(event);
        json.writeArrayFieldStart("faults");
        for (var fault : byNumber.entrySet()) {
            json.writeStartObject();
            json.writeNumberField("number", fault.getKey());
            json.writeStringField("kind", Literal.of(fault.getValue().getFirst().kind()));
            json.writePOJOField("nodes", fault.getValue().getLast().nodes());
            json.writeArrayFieldStart("steps");
            for (FaultEvent step : fault.getValue()) step(step);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void step(FaultEvent event) throws IOException {
        json.writeStartObject();
        json.writeNumberField("time", event.time());
        json.writeStringField("step", event.step().name());
        List<String> details = new ArrayList<>();
        event.details().forEach((name, text) -> details.add(name + ": " + Literal.of(text)));
        json.writeStringField("details", String.join("; ", details));
        json.writeEndObject();
    }

    private void footage(Film film) throws IOException {
        json.writeObjectFieldStart("replay");
        json.writeStringField("why", film.why());
        json.writePOJOField("window", film.window());
        Footage footage = film.footage();
        if (footage != null) {
            List<Footage.Holding> holdings = footage.holdings();
            json.writePOJOField("messages", footage.messages());
            json.writePOJOField(
                    "holdings",
                    holdings.subList(0, Math.min(HOLDINGS_SHOWN, holdings.size())).stream()
                            .map(PageData::literal)
                            .toList());
            json.writeNumberField("holdingsLeftOut", Math.max(0, holdings.size() - HOLDINGS_SHOWN));
            json.writePOJOField("knowings", footage.knowings());
            json.writePOJOField("turns", footage.turns());
            json.writePOJOField("clocks", footage.clocks());
        }
        json.writeEndObject();
    }

    private static Footage.Holding literal(Footage.Holding h) {
        return new Footage.Holding(
                h.nanos(),
                h.node(),
                Literal.of(h.key()),
                h.version(),
                h.value() == null ? null : Literal.of(h.value()),
                h.cause());
    }
}
