package theseus.node.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import theseus.node.topology.Topology;

/// A topology as JSON: in the log and in the API.
public final class TopologyJson {
    private static final JsonMapper MAPPER =
            Shapes.applyTo(JsonMapper.builder()).build();

    /// Each node writes each topology that it learns, and reads it at each start.
    private static final ThreadLocal<LastFew<Topology, byte[]>> WRITTEN =
            ThreadLocal.withInitial(() -> new LastFew<>((one, other) -> one == other, TopologyJson::written));

    private static final ThreadLocal<LastFew<byte[], Topology>> READ =
            ThreadLocal.withInitial(() -> new LastFew<>(Arrays::equals, TopologyJson::parsed));

    private TopologyJson() {}

    /// The topology as UTF-8; the bytes are not to be changed.
    public static byte[] write(Topology topology) {
        return WRITTEN.get().answer(topology);
    }

    private static byte[] written(Topology topology) {
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
        return READ.get().answer(json);
    }

    private static Topology parsed(byte[] json) {
        try {
            return MAPPER.readValue(json, Topology.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("no topology: " + e.getMessage(), e);
        }
    }
}
