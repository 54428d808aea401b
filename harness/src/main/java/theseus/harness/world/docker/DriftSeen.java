package theseus.harness.world.docker;

import java.util.OptionalLong;

/// Looks at how far a node's clock is ahead, again and again, until it has moved as it is meant to: by half of what it
/// should have at least, and by more than reading it takes. A process that starts anew begins to drift anew.
final class DriftSeen {
    private static final long READING_MICROS = 50;

    private final long perMillion;
    private OptionalLong first = OptionalLong.empty();
    private long sinceNanos;

    DriftSeen(long perMillion) {
        this.perMillion = perMillion;
    }

    /// @param aheadMicros by how much it is ahead now; empty where the node does not answer
    /// @param nanos when that was asked, on a clock of one's own
    boolean in(OptionalLong aheadMicros, long nanos) {
        if (first.isEmpty() || aheadMicros.isEmpty()) return begin(aheadMicros, nanos);
        long moved = (aheadMicros.getAsLong() - first.getAsLong()) * Long.signum(perMillion);
        if (moved < -READING_MICROS) return begin(aheadMicros, nanos);
        long meantMicros = (nanos - sinceNanos) / 1000 * Math.abs(perMillion) / 1_000_000;
        return moved > Math.max(READING_MICROS, meantMicros / 2);
    }

    private boolean begin(OptionalLong aheadMicros, long nanos) {
        first = aheadMicros;
        sinceNanos = nanos;
        return false;
    }
}
