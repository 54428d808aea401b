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
    private long strobeMicros;
    private long strobeEveryNanos;
    private long nemesisPpm;
    private long driftsSinceNanos;

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
        return START_MICROS + micros + micros * driftPpm / 1_000_000 + offsetMicros + skewMicros + meddledMicros(nanos);
    }

    private long meddledMicros(long nanos) {
        long strobe = strobeEveryNanos > 0 && nanos / strobeEveryNanos % 2 == 1 ? strobeMicros : 0;
        return strobe + (nanos - driftsSinceNanos) / 1000 * nemesisPpm / 1_000_000;
    }

    /// How far it is ahead of the run's time, in microseconds; asking changes nothing.
    long aheadMicros() {
        return wallMicros() - START_MICROS - time.nanos() / 1000;
    }

    /// Sets the clock off by so much, on top of its own faults; it neither jumps nor drifts otherwise any more.
    void skew(long millis) {
        skewMicros = millis * 1000;
        strobeEveryNanos = 0;
        nemesisPpm = 0;
    }

    /// Lets it jump by so much and back, every period.
    void strobe(long millis, long periodMillis) {
        strobeMicros = millis * 1000;
        strobeEveryNanos = periodMillis * 1_000_000;
    }

    /// Lets it run too fast by so many parts of a million.
    void drift(long perMillion) {
        nemesisPpm = perMillion;
        driftsSinceNanos = time.nanos();
    }

    private long within(String what, long most) {
        return choices.make(new Named(node + " clock " + what, 0, chance -> chance.between(-most, most)));
    }

    private long untilNextJump() {
        long most = options.jumpEveryMillis();
        return choices.make(new Named(node + " clock until jump", most, chance -> chance.between(1, most))) * 1_000_000;
    }
}
