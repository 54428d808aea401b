package theseus.histories.bench;

/// What a row of the table may cost at most.
///
/// @param millis the time; 0 for any
/// @param megabytes the memory beside the history; 0 for any
record Limit(double millis, double megabytes) {
    /// A row that is there for comparison.
    static final Limit NONE = new Limit(0, 0);

    static Limit of(double millis) {
        return new Limit(millis, 0);
    }

    String words() {
        if (millis == 0) return "";
        return Table.millis(millis) + " ms" + (megabytes == 0 ? "" : ", " + Math.round(megabytes) + " MB");
    }

    /// Judged by the median; where others kept the processors busy, by the processor time and the best run.
    String kept(Measured measured) {
        if (megabytes > 0 && measured.megabytes() > megabytes) return "MISSED: memory";
        String kept = kept(measured.millis());
        return kept.equals("MISSED") && measured.cpuMillis().median() <= millis ? "met in processor time" : kept;
    }

    String kept(Samples times) {
        if (millis == 0) return "";
        if (times.median() <= millis) return "met";
        return times.least() <= millis ? "met at best" : "MISSED";
    }
}
