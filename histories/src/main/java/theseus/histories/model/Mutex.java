package theseus.histories.model;

import java.util.List;

/// A lock: acquired when free, released when held.
public record Mutex() implements Model {
    @Override
    public String name() {
        return "mutex";
    }

    @Override
    public List<String> functions() {
        return List.of("acquire", "release");
    }

    @Override
    public Object initial() {
        return "free";
    }

    @Override
    public Object step(Object state, Call call) {
        return switch (call.f()) {
            case "acquire" -> state.equals("free") ? "held" : null;
            case "release" -> state.equals("held") ? "free" : null;
            default -> throw new IllegalArgumentException("a mutex has no " + call.f());
        };
    }
}
