package theseus.nemesis.lever;

/// What a lever did, after a probe looked.
public sealed interface Effect {
    /// The probe saw what was asked for; `seen` says what, for the ledger.
    record Proven(String seen) implements Effect {}

    /// The lever was pulled and the probe saw no such effect: the fault does not count.
    record Ineffective(String why) implements Effect {}

    /// This world has no such lever.
    record Impossible(String why) implements Effect {}
}
