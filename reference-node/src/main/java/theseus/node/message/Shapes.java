package theseus.node.message;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.List;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;
import theseus.node.ring.TokenRange;
import theseus.node.store.Record;
import theseus.node.store.Version;
import theseus.node.topology.Admission;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.MoveCounts;
import theseus.node.topology.Phase;

/// How the core's types look in JSON and CBOR, told from outside: the core itself knows nothing of Jackson.
///
/// A sealed type's case goes under `is`, by its simple name; every permitted case is found by itself. A ring
/// travels as members and vnodes, for its tokens follow from them.
final class Shapes {
    private static final List<Class<?>> SEALED = List.of(
            Message.class, Change.class, Decision.class, Phase.class, Admission.class, Order.class, RaftWord.class);
    private static final List<Class<?>> SHORT =
            List.of(Key.class, Version.class, Record.class, Record.Applied.class, TokenRange.class, MoveCounts.class);

    private Shapes() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.PROPERTY, property = "is")
    private interface OneOfSeveral {}

    private record RingShape(List<NodeId> members, int vnodes) {}

    static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B applyTo(B builder) {
        builder.visibility(PropertyAccessor.IS_GETTER, Visibility.NONE).addModule(nodeIdsAndRings());
        for (Class<?> type : SEALED) {
            builder.addMixIn(type, OneOfSeveral.class);
            for (Class<?> permitted : type.getPermittedSubclasses())
                builder.registerSubtypes(new NamedType(permitted, permitted.getSimpleName()));
        }
        for (Class<?> type : SHORT)
            builder.withConfigOverride(
                    type, config -> config.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)));
        return builder;
    }

    private static SimpleModule nodeIdsAndRings() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(NodeId.class, new JsonSerializer<NodeId>() {
            @Override
            public void serialize(NodeId id, JsonGenerator out, SerializerProvider context) throws IOException {
                out.writeString(id.name());
            }
        });
        module.addDeserializer(NodeId.class, new JsonDeserializer<NodeId>() {
            @Override
            public NodeId deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return new NodeId(in.getValueAsString());
            }
        });
        module.addKeyDeserializer(NodeId.class, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String name, DeserializationContext context) {
                return new NodeId(name);
            }
        });
        module.addSerializer(Ring.class, new JsonSerializer<Ring>() {
            @Override
            public void serialize(Ring ring, JsonGenerator out, SerializerProvider context) throws IOException {
                context.defaultSerializeValue(new RingShape(ring.members(), ring.vnodes()), out);
            }
        });
        module.addDeserializer(Ring.class, new JsonDeserializer<Ring>() {
            @Override
            public Ring deserialize(JsonParser in, DeserializationContext context) throws IOException {
                RingShape shape = context.readValue(in, RingShape.class);
                return new Ring(shape.members(), shape.vnodes());
            }
        });
        return module;
    }
}
