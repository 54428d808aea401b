package theseus.node.host.machine;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import theseus.node.environment.Clock;

/// The machine's clock, moved by an offset that only a test lever sets.
public final class WallClock implements Clock {
    private final AtomicLong offsetMicros = new AtomicLong();

    @Override
    public long wallMicros() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1000 + offsetMicros.get();
    }

    /// How far the clock is put ahead of the machine's, in microseconds; behind where negative.
    public long offsetMicros() {
        return offsetMicros.get();
    }

    /// Puts the clock ahead of the machine's, or behind.
    public void setOffsetMicros(long micros) {
        offsetMicros.set(micros);
    }
}
