package theseus.node.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;

/// Batches of messages as CBOR.
public final class MessageCodec {
    private static final CBORMapper MAPPER =
            Shapes.applyTo(CBORMapper.builder()).build();

    private MessageCodec() {}

    /// The batch as bytes.
    public static byte[] write(Batch batch) {
        try {
            return MAPPER.writeValueAsBytes(batch);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message that cannot be written", e);
        }
    }

    /// The batch of [#write]'s bytes.
    ///
    /// @throws IllegalArgumentException where they are none
    public static Batch read(byte[] cbor) {
        try {
            return MAPPER.readValue(cbor, Batch.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("no batch of messages: " + e.getMessage(), e);
        }
    }
}
