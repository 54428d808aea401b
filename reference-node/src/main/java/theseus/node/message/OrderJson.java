package theseus.node.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/// An order as JSON: in the log.
public final class OrderJson {
    private static final JsonMapper MAPPER =
            Shapes.applyTo(JsonMapper.builder()).build();

    private OrderJson() {}

    /// The order as UTF-8.
    public static byte[] write(Order order) {
        try {
            return MAPPER.writeValueAsBytes(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order that cannot be written", e);
        }
    }

    /// The order of [#write]'s bytes.
    ///
    /// @throws IllegalArgumentException where they are no order
    public static Order read(byte[] json) {
        try {
            return MAPPER.readValue(json, Order.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("no order: " + e.getMessage(), e);
        }
    }
}
