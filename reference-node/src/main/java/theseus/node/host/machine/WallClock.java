package theseus.node.host.machine;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import theseus.node.environment.Clock;

/// The machine's clock, moved by what only a test lever sets.
public final class WallClock implements Clock {
    /// What is wrong with the clock.
    ///
    /// @param offsetMicros how far it is ahead; behind where negative
    /// @param strobeMicros how far it jumps ahead and back again
    /// @param strobeEveryMicros how often it does; 0 for never
    /// @param driftPerMillion how much too fast it runs
    /// @param sinceMicros since when, by the machine's clock
    public record Error(
            long offsetMicros, long strobeMicros, long strobeEveryMicros, long driftPerMillion, long sinceMicros) {
        /// A clock that is right.
        public static final Error NONE = new Error(0, 0, 0, 0, 0);

        long at(long machineMicros) {
            long since = machineMicros - sinceMicros;
            long strobe = strobeEveryMicros > 0 && since / strobeEveryMicros % 2 == 1 ? strobeMicros : 0;
            return offsetMicros + strobe + since * driftPerMillion / 1_000_000;
        }
    }

    private volatile Error error = Error.NONE;

    @Override
    public long wallMicros() {
        long machine = machineMicros();
        return machine + error.at(machine);
    }

    /// What is wrong with it.
    public Error error() {
        return error;
    }

    /// Makes it wrong, or right.
    public void set(Error another) {
        error = another;
    }

    /// What the machine's own clock says.
    public static long machineMicros() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1000;
    }
}
