package theseus.harness.nightly;

/// Numbers as a summary prints them.
public final class Wording {
    private Wording() {}

    /// A length of time: `45 s`, `12 min 5 s`, `5 h 3 min`.
    public static String time(long millis) {
        long seconds = millis / 1000;
        if (seconds < 60) return seconds + " s";
        if (seconds < 3600) return seconds / 60 + " min " + seconds % 60 + " s";
        return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }
}
