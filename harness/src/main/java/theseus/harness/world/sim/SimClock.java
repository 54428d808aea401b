package theseus.harness.world.sim;

import theseus.harness.world.Timeline;
import theseus.node.environment.Clock;

/// A node's wall clock: off from the start, drifting, jumping, and set wrong by the nemesis.
final class SimClock implements Clock {
    private static final long START_MICROS = 1_767_225_600_000_000L;

    private final Timeline time;
    private final SimOptions.Clocks options;
    private final Choices choices;
    private final String node;
    private final long driftPpm;
    private long offsetMicros;
    private long nextJump = Long.MAX_VALUE;
    private long skewMicros;

    SimClock(Timeline time, SimOptions.Clocks options, Choices choices, String node) {
        this.time = time;
        this.options = options;
        this.choices = choices;
        this.node = node;
        offsetMicros = within("offset", options.offsetMaxMicros());
        driftPpm = within("drift", options.driftMaxPpm());
        if (options.jumpEveryMillis() > 0) nextJump = untilNextJump();
    }

    @Override
    public long wallMicros() {
        long nanos = time.nanos();
        while (nanos >= nextJump) {
            offsetMicros += within("jump", options.jumpMaxMicros());
            nextJump += untilNextJump();
        }
        long micros = nanos / 1000;
        return START_MICROS + micros + micros * driftPpm / 1_000_000 + offsetMicros + skewMicros;
    }

    /// Sets the clock off by so much, on top of its own faults.
    void skew(long millis) {
        skewMicros = millis * 1000;
    }

    private long within(String what, long most) {
        return choices.make(new Named(node + " clock " + what, 0, chance -> chance.between(-most, most)));
    }

    private long untilNextJump() {
        long most = options.jumpEveryMillis();
        return choices.make(new Named(node + " clock until jump", most, chance -> chance.between(1, most))) * 1_000_000;
    }
}
