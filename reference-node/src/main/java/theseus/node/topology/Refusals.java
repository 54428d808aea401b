package theseus.node.topology;

/// How often the nodes refused something in one migration, by kind.
///
/// @param stale rounds below a fence, when they came or when they were to be acknowledged
/// @param notOwner rounds at a replica that owns the key no more, or not yet
/// @param tooOld puts at or below the tombstone floor
/// @param closed copies of another session
public record Refusals(long stale, long notOwner, long tooOld, long closed) {
    public static final Refusals NONE = new Refusals(0, 0, 0, 0);

    /// The sum, field by field.
    public Refusals plus(Refusals other) {
        return new Refusals(
                stale + other.stale, notOwner + other.notOwner, tooOld + other.tooOld, closed + other.closed);
    }

    /// What came since the other count.
    public Refusals since(Refusals before) {
        return new Refusals(
                stale - before.stale, notOwner - before.notOwner, tooOld - before.tooOld, closed - before.closed);
    }
}
