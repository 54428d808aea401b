package theseus.harness.system;

/// Branches of the node's rules that are no guards, for they are the ordinary way, but that a flaw bends: a campaign
/// that
/// never went there is no evidence that the node goes there rightly. The simulation sees them from what nodes do.
public enum Branch {
    /// A write of a moving key was acknowledged under the rules of both owner sets.
    WRITTEN_TO_BOTH_IN_DUAL_WRITE,
    WRITTEN_TO_BOTH_IN_DATA_COPY,
    WRITTEN_TO_BOTH_IN_VERIFY,
    WRITTEN_TO_BOTH_IN_CUTOVER,
    /// A round was completed under the rules of the phase: in the first three the joiner's answer must not count.
    ROUND_IN_DUAL_WRITE,
    ROUND_IN_DATA_COPY,
    ROUND_IN_VERIFY,
    ROUND_IN_CUTOVER,
    ROUND_IN_CLEANUP,
    /// The first version of a key was acknowledged: all had answered "not found".
    FIRST_VERSION_WRITTEN,
    /// A version was minted above the coordinator's own clock.
    MINTED_ABOVE_THE_CLOCK,
    /// A target stored a copied value, or a copied tombstone.
    VALUE_COPIED,
    TOMBSTONE_COPIED,
    /// A range was copied whole, from one source, and from a further one.
    RANGE_COPIED,
    RANGE_COPIED_FROM_ANOTHER,
    /// A source took its snapshot behind its fence.
    SNAPSHOT_BEHIND_FENCE,
    /// A replica fenced the epoch of the phase.
    FENCED_IN_PREPARE,
    FENCED_IN_DUAL_WRITE,
    FENCED_IN_CUTOVER,
    FENCED_IN_CLEANUP,
    /// A node that came to own a key again had something of it to wipe.
    WIPED_IN_PREPARE,
    /// A leaver deleted what it no longer owns.
    DELETED_IN_CLEANUP,
    /// A read wrote back to a node that only gains the key.
    WRITTEN_BACK_TO_GAINER,
    /// A node that does not drive the migration learned of its phase.
    PHASE_LEARNED,
    /// A migration was aborted because a node that it needs stayed silent.
    SILENT_NODE_GIVEN_UP
}
