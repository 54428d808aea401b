package theseus.node.store;

import java.util.ArrayList;
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

    /// This record, remembering the other's idempotency keys too; itself where that adds nothing. Replicas merge
    /// so whenever one record meets another, so that an acknowledged key is on every replica that acknowledged
    /// it, even below a newer value.
    public Record remembering(Record other) {
        if (other == null || recent.containsAll(other.recent)) return this;
        List<Applied> merged = new ArrayList<>(recent);
        for (Applied applied : other.recent) if (!merged.contains(applied)) merged.add(applied);
        merged.sort((a, b) -> b.version().compareTo(a.version()));
        return new Record(version, value, merged.subList(0, Math.min(merged.size(), RECENT_MAX)));
    }

    /// Whether this record says that the key was deleted.
    public boolean isTombstone() {
        return value == null;
    }
}
