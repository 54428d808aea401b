package theseus.node.migration;

import java.util.function.LongSupplier;
import theseus.node.environment.Timers;

/// How fast a source streams: so many characters of values a second at most, and slower while this node serves clients.
public final class Pace {
    private static final long SECOND = 1_000_000_000L;
    private static final long CLIENTS_FOR_A_REST = 8;
    private static final long RESTS_MAX = 4;

    /// @param charsPerSecond at most; 0 for no limit
    /// @param rangesAtOnce streams in flight at most
    /// @param yields whether clients come first
    public record Limits(long charsPerSecond, int rangesAtOnce, boolean yields) {
        public Limits {
            if (charsPerSecond < 0) throw new IllegalArgumentException("a rate of " + charsPerSecond);
            if (rangesAtOnce < 1) throw new IllegalArgumentException(rangesAtOnce + " ranges at once");
        }
    }

    private final Timers timers;
    private final Limits limits;
    private final LongSupplier served;
    private long paidUntil = Long.MIN_VALUE / 2;
    private long servedBefore;

    /// @param served how many questions of clients' rounds this node has answered so far
    public Pace(Timers timers, Limits limits, LongSupplier served) {
        this.timers = timers;
        this.limits = limits;
        this.served = served;
    }

    int rangesAtOnce() {
        return limits.rangesAtOnce();
    }

    /// So much was sent.
    void sent(long chars) {
        if (limits.charsPerSecond() == 0) return;
        double nanos = (double) chars * SECOND / limits.charsPerSecond();
        paidUntil = Math.max(paidUntil, timers.nanos()) + (long) nanos;
    }

    /// For how long to rest before more is sent, in nanoseconds.
    ///
    /// @param tookNanos from the sending of the last message to its answer: for each few clients that were served
    ///     meanwhile the copy rests as long, a few times at most
    long rest(long tookNanos) {
        long clients = served.getAsLong() - servedBefore;
        servedBefore += clients;
        long rests = limits.yields() ? Math.min(RESTS_MAX, clients / CLIENTS_FOR_A_REST) : 0;
        return Math.max(rests * tookNanos, owed());
    }

    /// How long what was sent should still have taken, in nanoseconds; not positive where more may be sent.
    long owed() {
        return paidUntil - timers.nanos();
    }
}
