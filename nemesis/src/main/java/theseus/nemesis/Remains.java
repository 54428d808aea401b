package theseus.nemesis;

/// What a power loss leaves of the bytes that no sync had made durable.
public enum Remains {
    NOTHING,
    /// The last record in part.
    TORN
}
