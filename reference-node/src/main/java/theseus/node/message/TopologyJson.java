package theseus.node.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import theseus.node.topology.Topology;

/// A topology as JSON: in the log and in the API.
public final class TopologyJson {
    private static final JsonMapper MAPPER =
            Shapes.applyTo(JsonMapper.builder()).build();

    private TopologyJson() {}

    /// The topology as UTF-8.
    public static byte[] write(Topology topology) {
        try {
            return MAPPER.writeValueAsBytes(topology);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a topology that cannot be written", e);
        }
    }

    /// The topology of [#write]'s bytes.
    ///
    /// @throws IllegalArgumentException where they are no topology
    public static Topology read(byte[] json) {
        try {
            return MAPPER.readValue(json, Topology.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("no topology: " + e.getMessage(), e);
        }
    }
}
