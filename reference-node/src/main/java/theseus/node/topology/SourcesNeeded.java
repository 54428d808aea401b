package theseus.node.topology;

/// From how many members of O a target must have a range before it counts as copied.
public enum SourcesNeeded {
    /// Right: any write quorum of O has a member among them.
    MAJORITY {
        @Override
        public int of(PlannedRange range) {
            return Replicas.majority(range.old());
        }
    },
    /// Wrong (copy-from-one-source): the one source may have missed an acknowledged write.
    ONE {
        @Override
        public int of(PlannedRange range) {
            return 1;
        }
    };

    /// The number of sources for this range.
    public abstract int of(PlannedRange range);
}
