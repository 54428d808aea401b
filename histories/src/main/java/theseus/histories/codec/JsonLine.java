package theseus.histories.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.histories.Event;
import theseus.histories.FaultEvent;
import theseus.histories.OperationEvent;
import theseus.histories.PhaseEvent;
import theseus.histories.Provenance;

/// One JSON line on its way to an event; used again for the next line, so that reading costs little more than the
/// events.
final class JsonLine {
    private final Canon canon = new Canon();
    private final Set<Field> seen = EnumSet.noneOf(Field.class);

    private LineType type;
    private long index;
    private long time;
    private int process;
    private String f;
    private String key;
    private Object value;
    private String error;
    private Provenance provenance;
    private int fault;
    private String kind;
    private FaultEvent.Step step;
    private List<String> nodes;
    private SortedMap<String, String> details;
    private long epoch;
    private String phase;
    private long session;

    /// The event of one line.
    ///
    /// @param position the index of a line that gives none
    Event parse(JsonParser json, long position) throws IOException {
        clear(position);
        if (json.nextToken() != JsonToken.START_OBJECT)
            throw new Damage("not a JSON object", "one event as a JSON object");
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName())
            field(json, Field.named(name));
        if (json.nextToken() != null) throw new Damage("something follows the event", "one event a line");
        return event();
    }

    private void clear(long position) {
        seen.clear();
        index = position;
        key = null;
        value = null;
        error = null;
        provenance = null;
        nodes = List.of();
        details = Collections.emptySortedMap();
    }

    private void field(JsonParser json, Field field) throws IOException {
        JsonToken token = json.nextToken();
        if (field == null) {
            json.skipChildren();
            return;
        }
        seen.add(field);
        switch (field) {
            case INDEX -> index = whole(json, token, field);
            case TIME -> time = whole(json, token, field);
            case TYPE -> type = type(string(json, token, field));
            case PROCESS -> process = small(json, token, field);
            case F -> f = canon.of(string(json, token, field));
            case KEY -> key = token == JsonToken.VALUE_NULL ? null : canon.of(string(json, token, field));
            case VALUE -> value = value(json, token);
            case ERROR -> error = token == JsonToken.VALUE_NULL ? null : canon.of(string(json, token, field));
            case PROVENANCE -> provenance = token == JsonToken.VALUE_NULL ? null : provenance(json, token);
            case FAULT -> fault = small(json, token, field);
            case KIND -> kind = canon.of(string(json, token, field));
            case STEP -> step = step(string(json, token, field));
            case NODES -> nodes = strings(json, token, field);
            case DETAILS -> details = details(json, token);
            case EPOCH -> epoch = whole(json, token, field);
            case PHASE -> phase = canon.of(string(json, token, field));
            case SESSION -> session = whole(json, token, field);
            case NODE, LEVEL, VERSION, REPLICAS -> json.skipChildren();
        }
    }

    private Event event() {
        require(Field.TYPE);
        require(Field.TIME);
        return switch (type) {
            case INVOKE, OK, FAIL, INFO -> {
                require(Field.PROCESS);
                require(Field.F);
                yield new OperationEvent(index, type.operation, process, f, key, value, time, error, provenance);
            }
            case FAULT -> {
                require(Field.FAULT);
                require(Field.KIND);
                require(Field.STEP);
                yield new FaultEvent(index, time, fault, kind, step, nodes, details);
            }
            case PHASE -> {
                require(Field.EPOCH);
                require(Field.PHASE);
                require(Field.SESSION);
                yield new PhaseEvent(index, time, epoch, phase, session);
            }
        };
    }

    private void require(Field field) {
        if (!seen.contains(field))
            throw new Damage(
                    "the field \"" + field.json + "\" is missing",
                    field == Field.TYPE ? Names.oneOf(LineType.class) : field.shape);
    }

    private static LineType type(String name) {
        LineType type = LineType.named(name);
        if (type == null) throw new Damage("the type \"" + name + "\" is unknown", Names.oneOf(LineType.class));
        return type;
    }

    private static FaultEvent.Step step(String name) {
        FaultEvent.Step step = Names.constant(FaultEvent.Step.class, name);
        if (step == null) throw new Damage("the step \"" + name + "\" is unknown", Names.oneOf(FaultEvent.Step.class));
        return step;
    }

    private Provenance provenance(JsonParser json, JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) throw wrong(Field.PROVENANCE, json);
        String node = null;
        String level = null;
        String version = null;
        List<String> replicas = List.of();
        long servedEpoch = -1;
        String servedPhase = null;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken inner = json.nextToken();
            if (inner == JsonToken.VALUE_NULL) continue;
            switch (Field.named(name)) {
                case NODE -> node = canon.of(string(json, inner, Field.NODE));
                case LEVEL -> level = canon.of(string(json, inner, Field.LEVEL));
                case VERSION -> version = string(json, inner, Field.VERSION);
                case REPLICAS -> replicas = strings(json, inner, Field.REPLICAS);
                case EPOCH -> servedEpoch = whole(json, inner, Field.EPOCH);
                case PHASE -> servedPhase = canon.of(string(json, inner, Field.PHASE));
                case null, default -> json.skipChildren();
            }
        }
        return new Provenance(node, level, version, replicas, servedEpoch, servedPhase);
    }

    private static SortedMap<String, String> details(JsonParser json, JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) throw wrong(Field.DETAILS, json);
        SortedMap<String, String> details = new TreeMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName())
            details.put(name, string(json, json.nextToken(), Field.DETAILS));
        return details;
    }

    private List<String> strings(JsonParser json, JsonToken token, Field field) throws IOException {
        if (token != JsonToken.START_ARRAY) throw wrong(field, json);
        List<String> strings = new ArrayList<>(4);
        for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken())
            strings.add(canon.of(string(json, t, field)));
        return canon.of(List.copyOf(strings));
    }

    private Object value(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> canon.of(json.getText());
            case VALUE_NUMBER_INT -> whole(json, token, Field.VALUE);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken())
                    list.add(value(json, t));
                yield Collections.unmodifiableList(list);
            }
            default -> throw wrong(Field.VALUE, json);
        };
    }

    private static String string(JsonParser json, JsonToken token, Field field) throws IOException {
        if (token != JsonToken.VALUE_STRING) throw wrong(field, json);
        return json.getText();
    }

    private static int small(JsonParser json, JsonToken token, Field field) throws IOException {
        long number = whole(json, token, field);
        if (number != (int) number) throw wrong(field, json);
        return (int) number;
    }

    private static long whole(JsonParser json, JsonToken token, Field field) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER)
            throw wrong(field, json);
        return json.getLongValue();
    }

    private static Damage wrong(Field field, JsonParser json) throws IOException {
        return new Damage("the field \"" + field.json + "\" is " + json.getText(), field.shape);
    }
}
