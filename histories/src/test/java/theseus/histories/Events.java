package theseus.histories;

import java.util.ArrayList;
import java.util.List;
import theseus.histories.OperationEvent.Type;

/// Writes histories by hand in tests: each call is an event, one microsecond after the last.
public final class Events {
    private final List<Event> events = new ArrayList<>();
    private String key;
    private long time;

    /// The operations that follow are on this key.
    public Events on(String key) {
        this.key = key;
        return this;
    }

    /// Nothing happens for so long.
    public Events pause(long nanos) {
        time += nanos;
        return this;
    }

    public Events invoke(int process, String f, Object value) {
        return add(Type.INVOKE, process, f, value, null, null);
    }

    public Events ok(int process, String f, Object value) {
        return add(Type.OK, process, f, value, null, null);
    }

    public Events fail(int process, String f, Object value) {
        return add(Type.FAIL, process, f, value, "refused", null);
    }

    public Events info(int process, String f, Object value) {
        return add(Type.INFO, process, f, value, "timeout", null);
    }

    /// An operation with nothing between its two ends; of a read, the value is what it returns.
    public Events done(int process, String f, Object value) {
        return invoke(process, f, f.equals("read") ? null : value).ok(process, f, value);
    }

    /// The same, at a level and with the version that the system told.
    public Events done(int process, String f, Object value, String level, String version) {
        return invoke(process, f, f.equals("read") ? null : value).ok(process, f, value, level, version);
    }

    public Events ok(int process, String f, Object value, String level, String version) {
        return add(
                Type.OK,
                process,
                f,
                value,
                null,
                new Provenance("n1", level, version, List.of("n1", "n2"), 1, "STEADY"));
    }

    public Events phase(long epoch, String phase) {
        events.add(new PhaseEvent(events.size(), tick(), epoch, phase, 1));
        return this;
    }

    public List<Event> list() {
        return List.copyOf(events);
    }

    public History history() {
        return History.of(events);
    }

    private Events add(Type type, int process, String f, Object value, String error, Provenance provenance) {
        events.add(new OperationEvent(events.size(), type, process, f, key, value, tick(), error, provenance));
        return this;
    }

    private long tick() {
        return time += 1_000;
    }
}
