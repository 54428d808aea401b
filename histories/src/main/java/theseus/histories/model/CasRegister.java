package theseus.histories.model;

import java.util.List;
import java.util.Objects;

/// A register with compare-and-set: `cas [a, b]` writes b if a is held. One that answers `false` saw something else.
///
/// @param start the value before anything was written; null for nil
public record CasRegister(Object start) implements Model {
    /// A register that starts as nil.
    public CasRegister() {
        this(null);
    }

    @Override
    public String name() {
        return "cas-register";
    }

    @Override
    public List<String> functions() {
        return List.of("read", "get", "write", "put", "delete", "cas");
    }

    @Override
    public Object initial() {
        return new Held(start);
    }

    @Override
    public Object step(Object state, Call call) {
        if (!call.f().equals("cas")) return new Register(start).step(state, call);
        boolean holds = Objects.equals(expected(call.argument()), ((Held) state).value());
        if (call.returned() && Boolean.FALSE.equals(call.result())) return holds ? null : state;
        return holds ? new Held(replacement(call.argument())) : null;
    }

    @Override
    public boolean pure(Call call) {
        if (!call.f().equals("cas")) return new Register(start).pure(call);
        return call.returned() && Boolean.FALSE.equals(call.result())
                || Objects.equals(expected(call.argument()), replacement(call.argument()));
    }

    @Override
    public String describe(Call call) {
        if (!call.f().equals("cas")) return new Register(start).describe(call);
        String asked =
                "cas " + Held.words(expected(call.argument())) + " -> " + Held.words(replacement(call.argument()));
        return call.returned() && Boolean.FALSE.equals(call.result()) ? asked + " (refused)" : asked;
    }

    /// The value that a compare-and-set asks for.
    public static Object expected(Object argument) {
        return pair(argument).get(0);
    }

    /// The value that a compare-and-set writes.
    public static Object replacement(Object argument) {
        return pair(argument).get(1);
    }

    private static List<?> pair(Object argument) {
        if (argument instanceof List<?> pair && pair.size() == 2) return pair;
        throw new IllegalArgumentException("cas has the argument " + argument + "; expected [old, new]");
    }
}
