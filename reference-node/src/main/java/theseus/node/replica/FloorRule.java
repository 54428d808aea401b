package theseus.node.replica;

import theseus.node.message.PutKind;
import theseus.node.store.Record;
import theseus.node.store.Version;
import theseus.node.topology.Floor;

/// What a replica makes of a put at or below the tombstone floor. Pure, like [Gate].
public enum FloorRule {
    /// Right: it is refused where it would change anything, for what had deleted it may have been forgotten.
    ///
    /// But for a record that was read, or is held, since the floor came into force: every owner has that one, and
    /// a node that is to become an owner may take it.
    REFUSE_BELOW,
    /// Wrong (collect-without-floor): it is taken like any other.
    NONE;

    /// @param present what the replica holds of the key; null for nothing
    /// @param seenIn the epoch in which the arriving record was read from a replica; 0 where it was not
    public boolean refuses(Floor floor, Record present, Version arriving, PutKind kind, long seenIn) {
        return switch (this) {
            case REFUSE_BELOW -> {
                boolean changes = present == null || arriving.isAfter(present.version());
                yield changes && floor.bars(arriving) && !isKnownToLive(floor, kind, seenIn);
            }
            case NONE -> false;
        };
    }

    private static boolean isKnownToLive(Floor floor, PutKind kind, long seenIn) {
        boolean wasHeld = switch (kind) {
            case WRITE_BACK, SWEEP -> true;
            case CLIENT, HINT -> false;
        };
        return wasHeld && floor.rising() == null && seenIn >= floor.since();
    }
}
