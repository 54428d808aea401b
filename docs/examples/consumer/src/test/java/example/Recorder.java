package example;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import theseus.histories.Event;
import theseus.histories.History;
import theseus.histories.OperationEvent;
import theseus.histories.OperationEvent.Type;

/// Writes down what clients ask of an object and what it answers.
final class Recorder {
    private final List<Event> events = new ArrayList<>();

    void write(int client, String key, long value, Runnable call) {
        add(Type.INVOKE, client, "write", key, value);
        call.run();
        add(Type.OK, client, "write", key, value);
    }

    void read(int client, String key, Supplier<Long> call) {
        add(Type.INVOKE, client, "read", key, null);
        add(Type.OK, client, "read", key, call.get());
    }

    History history() {
        return History.of(events);
    }

    private void add(Type type, int client, String f, String key, Object value) {
        int index = events.size();
        events.add(new OperationEvent(index, type, client, f, key, value, 1000L * index, null, null));
    }
}
