package theseus.histories.check;

/// The classes of evidence, in the order of a report: what users lose first.
public enum Anomaly {
    NOT_LINEARIZABLE("not linearizable"),
    LOST_WRITE("lost write"),
    STALE_READ("stale read"),
    RESURRECTED_DELETE("resurrected delete"),
    DIRTY_READ("dirty read"),
    LOST_UPDATE("lost update"),
    NON_MONOTONIC_READ("non-monotonic read"),
    NON_MONOTONIC_WRITE("non-monotonic write"),
    READ_YOUR_WRITES("read your writes"),
    WRITES_FOLLOW_READS("writes follow reads"),
    INCOMPATIBLE_ORDER("incompatible order"),
    DUPLICATE("duplicate"),
    INVARIANT("invariant breach"),
    KEY_CENSUS("key census"),
    DIVERGENCE("divergence"),
    LEFT_OVER_DATA("left-over data"),
    AVAILABILITY("availability"),
    LIVENESS("liveness");

    private final String words;

    Anomaly(String words) {
        this.words = words;
    }

    /// The class in words, as reports print it.
    public String words() {
        return words;
    }
}
