package theseus.node.topology;

/// What one node counted in one migration: records, but for `verified`.
///
/// @param copied stored from a copy stream
/// @param ignored copied records that were older than what was there
/// @param verified sources' snapshots of a range that were proved to be dominated
/// @param pulled stored because verification found them missing or older
/// @param swept pushed to new owners that lacked them, before deletion
/// @param deleted deleted at the end
/// @param refused what was refused, by kind
public record MoveCounts(
        long copied, long ignored, long verified, long pulled, long swept, long deleted, Refusals refused) {
    public static final MoveCounts NONE = new MoveCounts(0, 0, 0, 0, 0, 0, Refusals.NONE);

    /// The sum, field by field.
    public MoveCounts plus(MoveCounts other) {
        return new MoveCounts(
                copied + other.copied,
                ignored + other.ignored,
                verified + other.verified,
                pulled + other.pulled,
                swept + other.swept,
                deleted + other.deleted,
                refused.plus(other.refused));
    }

    /// With these refusals.
    public MoveCounts refusing(Refusals refusals) {
        return new MoveCounts(copied, ignored, verified, pulled, swept, deleted, refusals);
    }
}
