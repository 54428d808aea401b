package theseus.histories.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Several registers, read and written by transactions: `txn [[read x 1] [write y 2]]` takes place at one moment.
///
/// @param start the value of every register before it was written; null for nil
public record MultiRegister(Object start) implements Model {
    @Override
    public String name() {
        return "multi-register";
    }

    @Override
    public List<String> functions() {
        return List.of("txn");
    }

    @Override
    public Object initial() {
        return Collections.emptySortedMap();
    }

    @Override
    public Object step(Object state, Call call) {
        SortedMap<String, Held> registers = new TreeMap<>();
        ((Map<?, ?>) state).forEach((name, held) -> registers.put((String) name, (Held) held));
        for (List<?> part : parts(call)) {
            String name = String.valueOf(part.get(1));
            if (isWrite(part)) registers.put(name, new Held(part.get(2)));
            else if (call.returned() && !Objects.equals(part.get(2), value(registers, name))) return null;
        }
        return Collections.unmodifiableSortedMap(registers);
    }

    @Override
    public boolean pure(Call call) {
        return parts(call).stream().noneMatch(MultiRegister::isWrite);
    }

    private Object value(SortedMap<String, Held> registers, String name) {
        Held held = registers.get(name);
        return held == null ? start : held.value();
    }

    private static List<List<?>> parts(Call call) {
        Object told = call.returned() ? call.result() : call.argument();
        if (!(told instanceof List<?> list)) throw malformed(told);
        for (Object part : list) if (!(part instanceof List<?> triple) || triple.size() != 3) throw malformed(told);
        return list.stream().<List<?>>map(part -> (List<?>) part).toList();
    }

    private static boolean isWrite(List<?> part) {
        return switch (String.valueOf(part.get(0))) {
            case ":write", ":w", "write", "w" -> true;
            case ":read", ":r", "read", "r" -> false;
            default -> throw malformed(part);
        };
    }

    private static IllegalArgumentException malformed(Object told) {
        return new IllegalArgumentException("txn has " + told + "; expected [[read x nil] [write y 2] ...]");
    }
}
