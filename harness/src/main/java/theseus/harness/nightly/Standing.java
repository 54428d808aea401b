package theseus.harness.nightly;

import java.util.Locale;

/// How a finding of one night stands to the nights before.
public enum Standing {
    /// Never seen before.
    NEW,
    /// Seen in this night, and in at least half of the last ones.
    ONGOING,
    /// Seen before, in few nights; or not seen in this one, which had too few runs to say that it is gone.
    RARE,
    /// Not seen, although as often as it was seen before it should have been.
    GONE;

    /// In words.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// So many nights before count.
    private static final int NIGHTS = 7;

    /// Where by chance alone one night in so many would not have shown it, it is not said to be gone.
    private static final double CHANCE = 0.05;

    /// @param times how often it was seen in each night, this one last
    /// @param runs how many runs there were in each night, this one last
    public static Standing of(long[] times, long[] runs) {
        int now = times.length - 1;
        long seenBefore = 0;
        long runsBefore = 0;
        int nightsBefore = 0;
        for (int night = 0; night < now; night++) {
            seenBefore += times[night];
            runsBefore += runs[night];
        }
        if (seenBefore == 0) return NEW;
        int from = Math.max(0, now - NIGHTS);
        for (int night = from; night < now; night++) if (times[night] > 0) nightsBefore++;
        if (times[now] > 0) return 2 * nightsBefore >= now - from ? ONGOING : RARE;
        double rate = (double) seenBefore / runsBefore;
        return Math.pow(1 - rate, runs[now]) < CHANCE ? GONE : RARE;
    }
}
