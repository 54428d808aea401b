package theseus.node;

/// The switchable defects. Each stands as a wrong rule beside the right one; nothing else of the node knows of it.
public enum Flaw implements Switch {
    DUAL_WRITE_STOPS_EARLY("writes go to both sets in the first phase only, not while data is copied and verified"),
    DUAL_WRITE_BEST_EFFORT("before the cutover the new owners are written to, but what they miss is ignored"),
    COPY_NOTHING("the new owner is never sent what was written before it joined"),
    COPY_SKIPS_FAILURES("a record whose copy is not acknowledged in time is passed over"),
    COPY_BOUNDARY_LOST("ranges are half-open the wrong way round, so the last key of each is not copied"),
    COPY_UNCONDITIONAL("a copied record replaces a newer one that a client wrote meanwhile"),
    COPY_WINS_TIES("by a coarse clock a copied record may be as new as the one that it must not replace"),
    COPY_WITHOUT_TOMBSTONES("deletes are not copied, so a deleted value comes back"),
    COPY_FROM_ONE_SOURCE("one old replica is copied from, and it may have missed an acknowledged write"),
    COPY_UNFENCED("a source is read before it is fenced, and takes writes of the old epoch afterwards"),
    WALL_CLOCK_VERSIONS("versions come from the coordinator's clock alone, so a fast clock hides later writes"),
    LAST_ARRIVAL_WINS("a replica keeps what arrives last, not what was written last"),
    SLEEP_FOR_BARRIER("a sleep stands in for every fence of the migration, and a slow coordinator outsleeps it"),
    PRIVATE_MIGRATION_STATE("only the node that drives the migration acts upon it, the others go by the ring"),
    FENCE_WRITES_ONLY("reads of an old epoch are served behind the fence"),
    FENCE_BEFORE_APPLY_ONLY("the fence is looked at when a write comes in, not when it is carried out"),
    OVERLAP_COUNTED_FOR_OLD_ONLY("nodes in both sets count for the old one alone, so the new quorum is out of reach"),
    OLD_REPLICAS_CLUSTER_WIDE("the old quorum is asked of every node of the ring, most of which do not own the key"),
    READ_FROM_UNCOPIED_JOINER("reads count the joiner before it has been copied to"),
    SKIP_CUTOVER_PHASE("the new ring alone follows the copy, while others still read by the old one"),
    WRITE_BACK_TO_OLD_ONLY("before the cutover a read completes the write that it shows at the old owners alone"),
    NO_WRITE_BACK("a read returns a value that only a minority holds, without completing its write"),
    RETRY_MINTS_AGAIN("a write that a fence has stopped goes on under a new version, above what came after it"),
    SESSION_UNCHECKED("a late copy of an aborted migration is taken like one of the migration under way"),
    WIPE_AFTER_DUAL_WRITE("the joiner is wiped when writes may have been acknowledged by it"),
    NEVER_ABORT("a joiner that has died is waited for, for ever"),
    CLEANUP_BEFORE_FENCE("a leaver cleans up before it is fenced, and late writes stay there"),
    NO_CLEANUP("those who lost a range keep its data for ever"),
    HINT_COUNTS_AS_ACK("a note that a replica missed a write counts as the replica's acknowledgement"),
    HINT_OVERWRITES("a hint replaces a newer value when it is handed over at last"),
    COLLECT_TOMBSTONES_WHILE_MOVING("tombstones are collected while copies of what they deleted are on their way"),
    COLLECT_WITHOUT_FLOOR("a write that comes in below the tombstone floor is taken like any other"),
    OVERLAPPING_MIGRATIONS(
            "the next migration begins while the one before cleans up, and by the ring from before that one"),
    REMOVE_AT_ONCE("a member that leaves is struck off the ring, and nothing is moved"),
    NOT_FOUND_IS_NO_VOTE("\"not found\" is no answer, so a new key never has a read quorum");

    private final String summary;

    Flaw(String summary) {
        this.summary = summary;
    }

    @Override
    public String summary() {
        return summary;
    }
}
