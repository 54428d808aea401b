package theseus.node.coordinate;

import theseus.node.environment.Clock;
import theseus.node.store.Version;

/// Where a coordinator's versions come from: each is higher than all that it saw, and none is given twice.
public final class Minting {
    /// What a new version is made from.
    public enum Kind {
        /// Right: the clock, but at least one more than what was seen and than the tombstone floor.
        ABOVE_WHAT_WAS_SEEN,
        /// Wrong (wall-clock-versions): the clock alone.
        BY_WALL_CLOCK;

        /// The clock of a new version, in microseconds, for a write that saw `highest` at this time.
        public long stamp(long nowMicros, Version highest, Version floor) {
            return switch (this) {
                case ABOVE_WHAT_WAS_SEEN -> Math.max(nowMicros, Math.max(highest.clock(), floor.clock()) + 1);
                case BY_WALL_CLOCK -> nowMicros;
            };
        }
    }

    private final Clock clock;
    private final Kind kind;
    private final long incarnation;
    private long sequence;

    /// @param incarnation of the coordinator in this life
    Minting(Clock clock, Kind kind, long incarnation) {
        this.clock = clock;
        this.kind = kind;
        this.incarnation = incarnation;
    }

    /// A version for a write that saw `highest`, with the floor of the topology.
    Version above(Version highest, Version floor) {
        return new Version(kind.stamp(clock.wallMicros(), highest, floor), incarnation, ++sequence);
    }
}
