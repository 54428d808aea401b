package theseus.node.replica;

import theseus.node.store.VersionedStore.ApplyRule;

/// On which terms a replica takes part.
///
/// @param clients by which rule clients' writes replace what is there
/// @param hints by which rule hints do
/// @param floor what becomes of a put at or below the tombstone floor
/// @param fences whether the migration's fences are real
/// @param vigilance when the fence is looked at
public record Terms(ApplyRule clients, ApplyRule hints, FloorRule floor, Fence.Kind fences, Vigilance vigilance) {
    /// The right ones.
    public static final Terms RIGHT = new Terms(
            ApplyRule.NEWER_WINS, ApplyRule.NEWER_WINS, FloorRule.REFUSE_BELOW, Fence.Kind.DURABLE, Vigilance.ALWAYS);
}
