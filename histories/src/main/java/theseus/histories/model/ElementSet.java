package theseus.histories.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// A set that elements are added to and removed from, and that is read whole.
public record ElementSet() implements Model {
    @Override
    public String name() {
        return "set";
    }

    @Override
    public List<String> functions() {
        return List.of("add", "remove", "read");
    }

    @Override
    public Object initial() {
        return List.of();
    }

    @Override
    public Object step(Object state, Call call) {
        List<?> held = (List<?>) state;
        return switch (call.f()) {
            case "add" -> held.contains(call.argument()) ? held : with(held, call.argument());
            case "remove" -> held.contains(call.argument()) ? without(held, call.argument()) : held;
            case "read" -> !call.returned() || sorted(call.result()).equals(held) ? held : null;
            default -> throw new IllegalArgumentException("a set has no " + call.f());
        };
    }

    @Override
    public boolean pure(Call call) {
        return call.f().equals("read");
    }

    private static List<Object> with(List<?> held, Object element) {
        List<Object> more = new ArrayList<>(held);
        int at = Collections.binarySearch(more, element, ElementSet::order);
        more.add(-at - 1, element);
        return Collections.unmodifiableList(more);
    }

    private static List<Object> without(List<?> held, Object element) {
        List<Object> fewer = new ArrayList<>(held);
        fewer.remove(element);
        return Collections.unmodifiableList(fewer);
    }

    private static List<Object> sorted(Object read) {
        if (read == null) return List.of();
        List<Object> elements = new ArrayList<>((List<?>) read);
        elements.sort(ElementSet::order);
        return elements;
    }

    /// Numbers by size, everything else by its text; numbers first.
    private static int order(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) return Long.compare(x, y);
        if (a instanceof Long) return -1;
        if (b instanceof Long) return 1;
        return Objects.toString(a).compareTo(Objects.toString(b));
    }
}
