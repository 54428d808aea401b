package theseus.node.replica;

import java.util.ArrayDeque;
import java.util.Deque;
import theseus.node.log.CommitLog;

/// Writes that have been let in and wait for their turn: one at a time, each once all before it is durable. Only a
/// replica that does not look at its fence again has one.
final class PutQueue {
    private final CommitLog log;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    PutQueue(CommitLog log) {
        this.log = log;
    }

    void add(Runnable put) {
        waiting.add(put);
        if (!busy) next();
    }

    private void next() {
        busy = !waiting.isEmpty();
        if (!busy) return;
        log.whenDurable(log.end(), () -> {
            waiting.poll().run();
            next();
        });
    }
}
