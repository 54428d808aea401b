package theseus.node.store;

import java.util.List;

/// What a replica holds for a key: a value or a tombstone, under a version, with the idempotency keys of its last
/// writes.
///
/// @param version of this value
/// @param value null for a tombstone
/// @param recent idempotency keys of the latest writes, newest first, at most [#RECENT_MAX]
public record Record(Version version, String value, List<Applied> recent) {
    /// How many idempotency keys a record remembers.
    public static final int RECENT_MAX = 8;

    /// An idempotency key and the version that its write was given.
    public record Applied(String idempotencyKey, Version version) {}

    public Record {
        recent = List.copyOf(recent);
    }

    /// Whether this record says that the key was deleted.
    public boolean isTombstone() {
        return value == null;
    }
}
