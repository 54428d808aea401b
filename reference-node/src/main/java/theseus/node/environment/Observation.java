package theseus.node.environment;

import java.util.List;
import theseus.node.ring.Key;
import theseus.node.ring.TokenRange;
import theseus.node.store.Version;
import theseus.node.topology.Topology;

/// Something that happened inside a node. In the simulation the invariants are judged from these after every event.
public sealed interface Observation {
    /// A guard fired.
    record GuardFired(Guard guard) implements Observation {}

    /// The replica's durable record of the key is now this version (higher than before, or an older one under a
    /// flaw).
    record Stored(Key key, Version version, String value, Cause cause, long epoch) implements Observation {}

    /// The replica durably fenced the epoch.
    record FenceRaised(long epoch) implements Observation {}

    /// The replica deleted what it held of the key; its durable fence was `fence`, its topology's epoch `epoch`.
    record Forgot(Key key, Version version, long fence, long epoch) implements Observation {}

    /// The replica dropped a tombstone at or below the floor; its durable fence was `fence`, its topology's epoch
    /// `epoch`.
    record Purged(Key key, Version version, long fence, long epoch) implements Observation {}

    /// The replica's knowledge of the topology moved on.
    record TopologyLearned(Topology topology) implements Observation {}

    /// The metadata authority, which lives in this node, decided on a new topology.
    record TopologyDecided(Topology topology) implements Observation {}

    /// A coordinator acknowledged a write at QUORUM or ALL to its client, its last round pinned to `epoch`.
    record WriteAcknowledged(Key key, Version version, long epoch) implements Observation {}

    /// A coordinator completed a round that was pinned to the epoch.
    record RoundCompleted(long epoch) implements Observation {}

    /// A target stored (or ignored as older) a copied record of a session, while `open` was its open session.
    record CopyArrived(long session, long open) implements Observation {}

    /// A target holds the (source, range) copy complete, or proved that it dominates it.
    record RangeCopied(long session, int range, String source, boolean verified) implements Observation {}

    /// A source took its fenced snapshot of a range: the newest versions that a target must dominate before cutover.
    record SnapshotTaken(long session, int range, TokenRange tokens, List<Key> keys, List<Version> versions, long fence)
            implements Observation {}

    /// The disk refused to keep what it was given; the node acknowledges nothing from here on.
    record DiskFailed(String why) implements Observation {}

    /// What made a replica store a record.
    enum Cause {
        CLIENT,
        WRITE_BACK,
        COPY,
        VERIFY_PULL,
        SWEEP,
        HINT,
        COLLECTION
    }
}
