package theseus.node.host.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import theseus.node.environment.Observation;
import theseus.node.environment.Observer;
import theseus.node.host.http.Json;
import theseus.node.ring.NodeId;

/// The node's log: one line of JSON for each thing worth reading, written by a thread of its own. The frequent ones are
/// left to the counters; of each kind of the others, ten a second are written and the rest counted.
public final class Journal implements Observer {
    private static final int QUEUE_LINES_MAX = 4096;
    private static final int LINES_PER_SECOND_MAX = 10;

    private final NodeId node;
    private final OutputStream out;
    private final ArrayBlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(QUEUE_LINES_MAX);
    private final Map<String, Window> windows = new LinkedHashMap<>();
    private final Thread writer;
    private volatile boolean closed;

    private static final class Window {
        private long second;
        private int lines;
        private long left;
    }

    public Journal(NodeId node, OutputStream out) {
        this.node = node;
        this.out = out;
        this.writer = Thread.ofVirtual().name("journal").start(this::write);
    }

    @Override
    public void saw(Observation observation) {
        Line.of(observation).ifPresent(this::tell);
    }

    /// Something that the host has to say.
    public void tell(String what, Map<String, Object> facts) {
        tell(new Line(what, what, facts));
    }

    /// Writes what is left.
    public void close() {
        closed = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tell(Line line) {
        Instant now = Instant.now();
        Optional<Long> left = pass(line.kind(), now.getEpochSecond());
        if (left.isEmpty()) return;
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("at", now.toString());
        entry.put("node", node.name());
        entry.put("what", line.what());
        entry.putAll(line.facts());
        if (left.get() > 0) entry.put("leftOut", left.get());
        lines.offer(Json.write(entry));
    }

    /// How many lines of the kind were left out since the last one; empty where this one is, too.
    private Optional<Long> pass(String kind, long second) {
        Window window = windows.computeIfAbsent(kind, _ -> new Window());
        if (window.second != second) {
            window.second = second;
            window.lines = 0;
        }
        if (++window.lines > LINES_PER_SECOND_MAX) {
            window.left++;
            return Optional.empty();
        }
        long left = window.left;
        window.left = 0;
        return Optional.of(left);
    }

    private void write() {
        try {
            while (!closed || !lines.isEmpty()) {
                byte[] line = lines.poll(100, TimeUnit.MILLISECONDS);
                if (line == null) continue;
                out.write(line);
                out.write('\n');
                if (lines.isEmpty()) out.flush();
            }
        } catch (IOException | InterruptedException e) {
            closed = true;
        }
    }
}
