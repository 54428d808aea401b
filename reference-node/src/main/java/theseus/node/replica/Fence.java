package theseus.node.replica;

import theseus.node.environment.Observation;
import theseus.node.environment.Observer;
import theseus.node.log.CommitLog;
import theseus.node.log.Entry;

/// The epoch below which this replica refuses to take part in rounds. It only grows and survives restarts.
public final class Fence {
    /// Whether the migration's fences are real.
    public enum Kind {
        /// Right: durable, and told only then.
        DURABLE,
        /// Wrong (sleep-for-barrier): nobody is ever fenced; time has to do.
        IMAGINED
    }

    private final CommitLog log;
    private final Observer observer;
    private final Kind kind;
    private long epoch;
    private long position = -1;

    Fence(CommitLog log, Observer observer, Kind kind) {
        this.log = log;
        this.observer = observer;
        this.kind = kind;
    }

    /// The lowest epoch whose rounds are served.
    public long epoch() {
        return epoch;
    }

    /// Raises the fence to the epoch, unless it is there already, and tells when that is durable.
    public void raise(long to, Runnable durable) {
        switch (kind) {
            case IMAGINED -> durable.run();
            case DURABLE -> {
                if (to > epoch) {
                    epoch = to;
                    position = log.append(new Entry.FenceRaised(to));
                    log.whenDurable(position, () -> observer.saw(new Observation.FenceRaised(to)));
                }
                whenDurable(durable);
            }
        }
    }

    void replay(long to) {
        epoch = Math.max(epoch, to);
    }

    private void whenDurable(Runnable durable) {
        if (position < 0) durable.run();
        else log.whenDurable(position, durable);
    }
}
