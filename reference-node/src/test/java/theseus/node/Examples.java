package theseus.node;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;

/// Makes an instance of any record of the core, every field filled, so that a test meets each case of a sealed type
/// without naming it: a new case is in the test as soon as it exists.
public final class Examples {
    private int next = 1;

    private Examples() {}

    /// One example for every case below the sealed type, nested ones included.
    public static <T> List<T> ofEvery(Class<T> sealed) {
        List<T> examples = new ArrayList<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses())
            examples.add(sealed.cast(new Examples().make(permitted)));
        return examples;
    }

    /// One example of a record.
    public static <T> T of(Class<T> type) {
        return type.cast(new Examples().make(type));
    }

    private Object make(Type type) {
        if (type instanceof ParameterizedType generic) return makeCollection(generic);
        Class<?> raw = (Class<?>) type;
        int n = next++;
        if (raw == long.class || raw == Long.class) return (long) n * 1_000_003;
        if (raw == int.class || raw == Integer.class) return n;
        if (raw == boolean.class) return n % 2 == 0;
        if (raw == String.class) return "text-" + n + "-é€𝄞";
        if (raw == NodeId.class) return new NodeId("n" + n);
        if (raw == Ring.class) return new Ring(List.of(new NodeId("n1"), new NodeId("n" + n)), 4);
        if (raw.isEnum()) return raw.getEnumConstants()[n % raw.getEnumConstants().length];
        if (raw.isSealed()) return make(raw.getPermittedSubclasses()[n % raw.getPermittedSubclasses().length]);
        if (raw.isRecord()) return makeRecord(raw);
        throw new IllegalStateException("no example for " + type);
    }

    private Object makeRecord(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> make(component.getGenericType()))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no example of " + type, e);
        }
    }

    private Object makeCollection(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) return List.of(make(arguments[0]), make(arguments[0]));
        if (type.getRawType() == SortedSet.class) return new TreeSet<>(List.of(make(arguments[0]), make(arguments[0])));
        TreeMap<Object, Object> map = new TreeMap<>();
        for (int i = 0; i < 2; i++) map.put(make(arguments[0]), make(arguments[1]));
        return map;
    }
}
