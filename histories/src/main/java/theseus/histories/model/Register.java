package theseus.histories.model;

import java.util.List;
import java.util.Objects;

/// One value that is read, written and deleted; a delete writes nil.
///
/// @param start the value before anything was written; null for nil
public record Register(Object start) implements Model {
    /// A register that starts as nil.
    public Register() {
        this(null);
    }

    @Override
    public String name() {
        return "register";
    }

    @Override
    public List<String> functions() {
        return List.of("read", "get", "write", "put", "delete");
    }

    @Override
    public Object initial() {
        return new Held(start);
    }

    @Override
    public Object step(Object state, Call call) {
        return switch (call.f()) {
            case "read", "get" ->
                !call.returned() || Objects.equals(call.result(), ((Held) state).value()) ? state : null;
            case "write", "put" -> new Held(call.argument());
            case "delete" -> new Held(null);
            default -> throw new IllegalArgumentException("a register has no " + call.f());
        };
    }

    @Override
    public boolean pure(Call call) {
        return call.f().equals("read") || call.f().equals("get");
    }

    @Override
    public String describe(Call call) {
        return switch (call.f()) {
            case "read", "get" -> call.f() + " -> " + (call.returned() ? Held.words(call.result()) : "?");
            case "write", "put" -> call.f() + " " + Held.words(call.argument());
            default -> call.f();
        };
    }
}
