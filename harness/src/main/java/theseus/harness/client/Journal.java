package theseus.harness.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import theseus.harness.system.Reply;
import theseus.harness.system.View;
import theseus.harness.world.Timeline;
import theseus.histories.Event;
import theseus.histories.FaultEvent;
import theseus.histories.History;
import theseus.histories.OperationEvent;
import theseus.histories.PhaseEvent;
import theseus.histories.Provenance;
import theseus.histories.codec.EventWriter;

/// Writes down what happens, as it happens: into memory, and into a file where there is one.
public final class Journal {
    private final History.Builder history = new History.Builder();
    private final Timeline timeline;
    private final EventWriter file;
    private long next;

    /// @param file where the history grows during the run; null for none
    public Journal(Timeline timeline, EventWriter file) {
        this.timeline = timeline;
        this.file = file;
    }

    /// An operation begins.
    public void invoked(int process, String f, String key, Object value) {
        operation(OperationEvent.Type.INVOKE, process, f, key, value, null, null);
    }

    /// An operation ended; `value` is what it read, or what it wrote.
    public void completed(int process, String f, String key, Object value, Reply reply) {
        switch (reply) {
            case Reply.Ok ok -> operation(OperationEvent.Type.OK, process, f, key, value, null, ok.provenance());
            case Reply.Failed failed ->
                operation(OperationEvent.Type.FAIL, process, f, key, value, failed.error(), null);
            case Reply.Unknown unknown ->
                operation(OperationEvent.Type.INFO, process, f, key, value, unknown.error(), null);
        }
    }

    /// A fault took a step.
    public void fault(
            int number, String kind, FaultEvent.Step step, List<String> nodes, SortedMap<String, String> details) {
        add(new FaultEvent(next++, timeline.nanos(), number, kind, step, nodes, details));
    }

    /// The topology moved on.
    public void topology(View view) {
        add(new PhaseEvent(next++, timeline.nanos(), view.epoch(), view.phase(), view.session()));
    }

    /// Everything written down so far.
    public History history() {
        return history.build();
    }

    private void operation(
            OperationEvent.Type type,
            int process,
            String f,
            String key,
            Object value,
            String error,
            Provenance provenance) {
        add(new OperationEvent(next++, type, process, f, key, value, timeline.nanos(), error, provenance));
    }

    private void add(Event event) {
        history.add(event);
        if (file == null) return;
        try {
            file.append(event);
        } catch (IOException e) {
            throw new UncheckedIOException("the history cannot be written", e);
        }
    }
}
