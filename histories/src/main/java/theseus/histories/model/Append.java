package theseus.histories.model;

import java.util.Collection;
import java.util.List;

/// A string that is put, appended to and got whole; nobody's string is the empty one.
public record Append() implements Model {
    @Override
    public String name() {
        return "append";
    }

    @Override
    public List<String> functions() {
        return List.of("get", "read", "put", "write", "append", "delete");
    }

    @Override
    public Object initial() {
        return "";
    }

    @Override
    public Object step(Object state, Call call) {
        return switch (call.f()) {
            case "get", "read" -> !call.returned() || text(call.result()).equals(state) ? state : null;
            case "put", "write" -> text(call.argument());
            case "append" -> state + text(call.argument());
            case "delete" -> "";
            default -> throw new IllegalArgumentException("an append string has no " + call.f());
        };
    }

    @Override
    public boolean pure(Call call) {
        return call.f().equals("get") || call.f().equals("read");
    }

    /// Strings with which nothing that was got begins are one.
    @Override
    public Model among(Collection<Call> calls) {
        return new GotStrings(this, calls);
    }

    /// A value as the string it stands for; nil is the empty one.
    public static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
