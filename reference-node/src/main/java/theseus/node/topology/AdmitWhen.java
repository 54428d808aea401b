package theseus.node.topology;

/// When the next migration has its turn, and from which placement to which it leads.
public enum AdmitWhen {
    /// Right: once the one before is over, its cleanup included.
    NOTHING_MOVES,
    /// Wrong (overlapping-migrations): as soon as the one before is published. Owners are worked out on the
    /// ring from before that one, but what is published follows from the ring of now: who acknowledged a
    /// write need not own the key in the end.
    THE_NEW_RING_IS_PUBLISHED;

    /// Whether the first of the queue has its turn.
    public boolean allows(Topology now) {
        return now.phase() instanceof Phase.Steady || overlaps(now);
    }

    private boolean overlaps(Topology now) {
        return switch (this) {
            case NOTHING_MOVES -> false;
            case THE_NEW_RING_IS_PUBLISHED -> now.phase() instanceof Phase.Cleanup;
        };
    }

    /// The placement that a migration begun now starts from.
    Placement from(Topology now) {
        return overlaps(now) ? now.phase().migration().orElseThrow().before() : now.placement();
    }

    /// The placement that is published at the end of the one under way.
    Placement to(Topology now, Migration underWay) {
        return switch (this) {
            case NOTHING_MOVES -> underWay.after();
            case THE_NEW_RING_IS_PUBLISHED -> Admitting.after(now.placement(), underWay.request());
        };
    }
}
