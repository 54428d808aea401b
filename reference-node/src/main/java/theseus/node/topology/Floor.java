package theseus.node.topology;

import theseus.node.store.Version;

/// The tombstone floor: at or below it no version is minted, and none is stored anew. So a tombstone at or below it can
/// be forgotten: nothing older can come back.
///
/// It rises in two steps, so that nobody refuses a record that only some replicas hold. While it is *rising*, the
/// replicas bring each other what they hold at or below the new floor, and purge nothing: it may still be abandoned.
/// Once it is in force every replica holds the same at or below it, and purges its tombstones there.
///
/// @param version in force: tombstones at or below it are garbage
/// @param since the epoch in which it came into force; 0 for the first
/// @param rising the next one; null where no tombstones are being collected
public record Floor(Version version, long since, Rising rising) {
    /// Below everything.
    public static final Floor NONE = new Floor(Version.NONE, 0, null);

    /// @param version the floor to be
    /// @param since the epoch in which it began to rise
    public record Rising(Version version, long since) {}

    /// The highest version that is not minted.
    public Version highest() {
        return rising == null ? version : rising.version;
    }

    /// Whether nothing of this version is stored anew, but for what replicas bring each other.
    public boolean bars(Version stored) {
        return !stored.isAfter(highest());
    }

    /// Whether a tombstone of this version says no more than no record at all.
    public boolean buries(Version tombstone) {
        return !tombstone.isAfter(version);
    }

    Floor risingTo(Version to, long epoch) {
        return new Floor(version, since, new Rising(to, epoch));
    }

    Floor risen(long epoch) {
        return new Floor(rising.version, epoch, null);
    }

    Floor abandoned() {
        return rising == null ? this : new Floor(version, since, null);
    }
}
