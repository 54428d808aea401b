package theseus.node.host.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// JSON of the API: what a request's body may hold, what an answer looks like.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /// The value as UTF-8.
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written", e);
        }
    }

    /// A request's body: one object with no fields but these.
    public static JsonNode object(byte[] body, String... fields) {
        JsonNode node = parse(body);
        if (node == null || !node.isObject()) throw malformed("the body is no JSON object", fields);
        List<String> known = Arrays.asList(fields);
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) throw malformed("the body has an unknown field '" + name + "'", fields);
        });
        return node;
    }

    /// A field that must be there and be text.
    public static String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || !value.isTextual())
            throw new Refusal(400, "MALFORMED_BODY", "field '" + field + "' is missing or no text");
        return value.textValue();
    }

    /// A field that may be left out.
    public static String textOrNull(JsonNode object, String field) {
        return object.hasNonNull(field) ? text(object, field) : null;
    }

    /// A field that must be there and be a whole number.
    public static long number(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong())
            throw new Refusal(400, "MALFORMED_BODY", "field '" + field + "' is missing or no whole number");
        return value.longValue();
    }

    private static JsonNode parse(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw malformed("the body is not JSON");
        }
    }

    private static Refusal malformed(String what, String... fields) {
        String expected = fields.length == 0 ? "" : "; expected an object with " + String.join(", ", fields);
        return new Refusal(400, "MALFORMED_BODY", what + expected);
    }
}
