package theseus.histories.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import theseus.histories.Event;
import theseus.histories.FaultEvent;
import theseus.histories.OperationEvent;
import theseus.histories.PhaseEvent;
import theseus.histories.Provenance;

/// Writes our JSON lines so that a killed writer leaves a file that is readable to its last completed line.
///
/// Every call hands whole lines to the operating system in one write, and never goes back: what a kill can tear is the
/// last line.
/// The batch form costs one write for all of its events. Not for several threads at once.
public final class JsonLinesWriter implements EventWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final OutputStream out;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(1024);

    /// Appends to a file, which is created where it is missing.
    public static JsonLinesWriter appendTo(Path path) throws IOException {
        return new JsonLinesWriter(new FileOutputStream(path.toFile(), true));
    }

    /// Writes to a stream that does not hold bytes back.
    public JsonLinesWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void append(Event event) throws IOException {
        append(List.of(event));
    }

    /// Adds several events in one write.
    public void append(Iterable<? extends Event> events) throws IOException {
        lines.reset();
        for (Event event : events) {
            try (JsonGenerator json = JSON.createGenerator(lines)) {
                line(json, event);
            }
            lines.write('\n');
        }
        lines.writeTo(out);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static void line(JsonGenerator json, Event event) throws IOException {
        json.writeStartObject();
        json.writeNumberField(Field.INDEX.json, event.index());
        json.writeNumberField(Field.TIME.json, event.time());
        switch (event) {
            case OperationEvent operation -> operation(json, operation);
            case FaultEvent fault -> fault(json, fault);
            case PhaseEvent phase -> phase(json, phase);
        }
        json.writeEndObject();
    }

    private static void operation(JsonGenerator json, OperationEvent event) throws IOException {
        json.writeStringField(Field.TYPE.json, LineType.of(event.type()).json);
        json.writeNumberField(Field.PROCESS.json, event.process());
        json.writeStringField(Field.F.json, event.f());
        text(json, Field.KEY, event.key());
        json.writeFieldName(Field.VALUE.json);
        value(json, event.value());
        text(json, Field.ERROR, event.error());
        if (event.provenance() != null) provenance(json, event.provenance());
    }

    private static void provenance(JsonGenerator json, Provenance provenance) throws IOException {
        json.writeObjectFieldStart(Field.PROVENANCE.json);
        text(json, Field.NODE, provenance.node());
        text(json, Field.LEVEL, provenance.level());
        text(json, Field.VERSION, provenance.version());
        texts(json, Field.REPLICAS, provenance.replicas());
        if (provenance.epoch() >= 0) json.writeNumberField(Field.EPOCH.json, provenance.epoch());
        text(json, Field.PHASE, provenance.phase());
        json.writeEndObject();
    }

    private static void fault(JsonGenerator json, FaultEvent event) throws IOException {
        json.writeStringField(Field.TYPE.json, LineType.FAULT.json);
        json.writeNumberField(Field.FAULT.json, event.fault());
        json.writeStringField(Field.KIND.json, event.kind());
        json.writeStringField(Field.STEP.json, Names.lower(event.step()));
        texts(json, Field.NODES, event.nodes());
        json.writeObjectFieldStart(Field.DETAILS.json);
        for (Map.Entry<String, String> detail : event.details().entrySet())
            json.writeStringField(detail.getKey(), detail.getValue());
        json.writeEndObject();
    }

    private static void phase(JsonGenerator json, PhaseEvent event) throws IOException {
        json.writeStringField(Field.TYPE.json, LineType.PHASE.json);
        json.writeNumberField(Field.EPOCH.json, event.epoch());
        json.writeStringField(Field.PHASE.json, event.phase());
        json.writeNumberField(Field.SESSION.json, event.session());
    }

    private static void text(JsonGenerator json, Field field, String text) throws IOException {
        if (text != null) json.writeStringField(field.json, text);
    }

    private static void texts(JsonGenerator json, Field field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field.json);
        for (String text : texts) json.writeString(text);
        json.writeEndArray();
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Boolean truth -> json.writeBoolean(truth);
            case Long number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case List<?> list -> {
                json.writeStartArray();
                for (Object element : list) value(json, element);
                json.writeEndArray();
            }
            default ->
                throw new IllegalArgumentException(
                        "a history holds null, String, Long, Boolean or a List of these, not "
                                + value.getClass().getName());
        }
    }
}
